/** next-auth's own way out, without its client library: fetch the token, post it, start afresh at the sign-in page. */
export async function signOut(): Promise<void> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  await fetch("/api/auth/signout", { method: "POST", body: new URLSearchParams({ csrfToken, json: "true" }) });
  // A full load: nothing of the person's may stay in this tab's memory.
  location.assign("/sign-in");
}
