import { expect, test } from "./fixtures";

for (const path of ["/api/health/live", "/api/health/ready"]) {
  test(`${path} answers without sign-in`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(200);
    const { status, checks } = await response.json();
    expect(status).toBe("ok");
    expect(Object.values(checks)).not.toContain(false);
  });
}
