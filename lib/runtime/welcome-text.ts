export interface Welcome {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly administrator: string;
  /** Only at the first start. */
  readonly oneTimePassword: string | null;
  /** A room to try, if there is one. */
  readonly room: string | null;
  /** Where the data lies. */
  readonly database: string;
  readonly role: 'web' | 'worker' | 'all';
}

/** What the terminal says once everything runs. */
export function welcomeText(welcome: Welcome): string {
  const { publicUrl, oneTimePassword, room } = welcome;
  const lines: [string, string][] = [['Open', publicUrl]];
  if (room) lines.push(['Try a call', `${publicUrl}/${room}  (in two browsers, to meet yourself)`]);
  lines.push(['Administer', `${publicUrl}/admin`], ['Sign in as', welcome.administrator]);
  if (oneTimePassword)
    lines.push(['Password', `${oneTimePassword}  (shown only this once: change it in /admin/settings)`]);
  lines.push(['Database', welcome.database], ['Stop', 'Ctrl-C']);
  const width = Math.max(...lines.map(([label]) => label.length));
  const rows = lines.map(([label, value]) => `    ${label.padEnd(width)}  ${value}`);
  const title = welcome.role === 'worker' ? 'Patchbay works on its jobs.' : 'Patchbay is ready.';
  return `\n  ${title}\n\n${rows.join('\n')}\n\n`;
}

/** What must be said of a first administrator whose start failed; nothing where there is no new password. */
export function lostPasswordText(first: { email: string; oneTimePassword: string | null }): string {
  if (!first.oneTimePassword) return '';
  return `\n  The first administrator was made: ${first.email}, password ${first.oneTimePassword} (shown only this once)\n`;
}
