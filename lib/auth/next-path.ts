/** Where to go after signing in: only a path of this system, else the home page. */
export function safeNextPath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  // Tabs and line breaks vanish when a browser reads an address: "/\t/evil" would become "//evil".
  const url = new URL(next, "http://here.invalid");
  return url.host === "here.invalid" && !/[\t\n\r]/.test(next) ? `${url.pathname}${url.search}` : "/";
}
