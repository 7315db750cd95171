"use client";

/** The root layout itself failed: no texts, no styles, so both languages and the system's own look. */
export default function GlobalErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>系统故障 · 责任台账</title>
        <h1>系统暂时打不开</h1>
        <p>
          请稍后重试；如仍不行，请把编号告诉管理员。 The system did not open. Please try again, or tell the
          administrator this number.
        </p>
        <p>{error.digest}</p>
        <button type="button" onClick={retry}>
          重试 Try again
        </button>
      </body>
    </html>
  );
}
