type Answer =
  | { kind: "entered" }
  | { kind: "refused" }
  | { kind: "limited"; minutes: number }
  | { kind: "unavailable" }
  | { kind: "unreachable" };

/** next-auth's own way in, without its client library: fetch the token, post it with the credentials. */
export async function enter(credentials: { username: string; password: string }): Promise<Answer> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ ...credentials, csrfToken, json: "true" });
    const response = await fetch("/api/auth/callback/credentials", { method: "POST", body });
    if (response.ok) return { kind: "entered" };
    if (response.status === 503) return { kind: "unavailable" };
    if (response.status !== 429) return { kind: "refused" };
    const { url } = (await response.json()) as { url: string };
    const minutes = Number(new URL(url).searchParams.get("error")?.split(":")[1]) || 15;
    return { kind: "limited", minutes };
  } catch {
    return { kind: "unreachable" };
  }
}
