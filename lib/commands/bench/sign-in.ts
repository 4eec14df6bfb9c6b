import { BENCH_PASSWORD } from './start-bench-app';

/** Signs in as the first administrator, as the page does. @returns what a browser would send as its cookies */
export async function signInAsAdministrator(origin: string): Promise<string> {
  const asked = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesOf(asked) },
    body: new URLSearchParams({ email: 'admin@localhost', password: BENCH_PASSWORD, csrfToken, json: 'true' }),
  });
  if (!answer.ok) throw new Error(`Signing in was answered ${answer.status}.`);
  return cookiesOf(answer);
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
