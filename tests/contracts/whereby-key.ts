/** An API key in the form of Whereby's: a JWT that names the organisation. Signed by nobody. */
export function wherebyKey(claims: Readonly<Record<string, unknown>>): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  return [part({ alg: 'HS256', typ: 'JWT' }), part(claims), 'c2lnbmF0dXJl'].join('.');
}
