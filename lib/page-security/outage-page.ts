/** Seconds from one try to the next. */
const TRY_AGAIN_SECONDS = 3;

/** Colours as in app/globals.css, which isn't linked: the page must need nothing but itself. */
const STYLE = `
:root { color-scheme: light dark; --background: oklch(0.984 0.003 225); --foreground: oklch(0.225 0.018 235);
  --muted: oklch(0.465 0.018 235); --primary: oklch(0.46 0.088 215); --on-primary: oklch(0.99 0.004 215); }
@media (prefers-color-scheme: dark) {
  :root { --background: oklch(0.178 0.01 232); --foreground: oklch(0.935 0.006 225); --muted: oklch(0.72 0.015 228);
    --primary: oklch(0.77 0.095 205); --on-primary: oklch(0.175 0.025 225); } }
body { margin: 0; background: var(--background); color: var(--foreground); font: 1rem/1.5 ui-sans-serif, system-ui, sans-serif; }
main { box-sizing: border-box; min-height: 100dvh; max-width: 32rem; margin: 0 auto; padding: 2rem 1.5rem;
  display: flex; flex-direction: column; align-items: flex-start; justify-content: center; gap: 1rem; }
h1 { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.3; }
p { margin: 0; }
.muted { color: var(--muted); font-size: 0.875rem; }
button { min-height: 2.25rem; padding: 0.375rem 1rem; border: 0; border-radius: 0.375rem; font: inherit;
  font-size: 0.875rem; font-weight: 500; background: var(--primary); color: var(--on-primary); cursor: pointer; }
`;

/** Asks before it loads anew, so that the page stays as it is until it can be shown. */
const SCRIPT = `
const tryAgain = async () => {
  try {
    const health = await (await fetch('/api/health', { cache: 'no-store' })).json();
    if (health.database.reason !== 'no-answer') return location.reload();
  } catch {}
  setTimeout(tryAgain, ${TRY_AGAIN_SECONDS * 1_000});
};
setTimeout(tryAgain, ${TRY_AGAIN_SECONDS * 1_000});
document.querySelector('button').addEventListener('click', () => location.reload());
`;

/**
 * What stands in for every page while the database is away, under the address that was asked for, and gives way to it by
 * itself. Made by hand: what makes the other pages asks the database first.
 * @param nonce of the answer's Content-Security-Policy
 */
export function outagePage(nonce: string): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex, nofollow">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<title>Back in a moment · Patchbay</title>
<noscript><meta http-equiv="refresh" content="${TRY_AGAIN_SECONDS}"></noscript>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main id="main">
<h1>Patchbay can’t reach its database at the moment</h1>
<p>It is nothing you did, and nothing was lost. Calls that are under way go on.</p>
<p>This page tries again by itself every few seconds, and shows what you opened as soon as it can.</p>
<button type="button">Try again now</button>
<p class="muted">If it stays like this, tell whoever looks after Patchbay here.</p>
</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
  return new Response(html, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': String(TRY_AGAIN_SECONDS),
    },
  });
}
