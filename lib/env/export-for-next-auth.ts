import { getSettings } from './settings';

/**
 * next-auth takes its own address from the environment and from nowhere else (it would otherwise trust the Host header
 * or fall back to localhost), so the address that our settings give is written there. Called before next-auth is used.
 */
export function exportForNextAuth(): void {
  const { PUBLIC_URL, NEXTAUTH_SECRET } = getSettings();
  process.env.NEXTAUTH_URL = `${PUBLIC_URL}/api/auth`;
  process.env.NEXTAUTH_SECRET = NEXTAUTH_SECRET;
}
