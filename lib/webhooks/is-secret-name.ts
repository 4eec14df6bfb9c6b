/** Words that make a field's value a secret wherever they stand in its name: `jwtToken`, `client_secret_value`, `X-Amz-Signature`. */
const SECRET_WORDS =
  /token|jwt|secret|passw(?:or)?d|passphrase|passcode|authori[sz]ation|bearer|credential|signature|privatekey|cookie/;
/** Words that do so at its end only: a `keyId` and a `linkCount` tell nobody how to get in. */
const SECRET_ENDINGS = /(?:key|link|auth)s?$/;
const SECRET_NAMES: ReadonlySet<string> = new Set(['pass', 'pwd', 'pin', 'otp', 'sig', 'hmac']);
/** What a secret's name ends with where its value only tells about it: `tokenType`, `password_changed_at`. */
const ABOUT_A_SECRET = /^(?:id|type|kind|name|algorithm|version|count|length|at|in|expiry|expires|required|enabled)$/;
/** Keys that find something and open nothing. Daily's `s3_key` and JaaS's `idempotencyKey` are what one looks for here. */
const HARMLESS_KEYS = /^(?:s3|object|storage|file|idempotency|sort|partition|cache|public|routing|primary)keys?$/;

/** Names that mean something only in an address, where they are short: Daily's `?t=…` is a whole token. */
const SECRET_PARAMETERS: ReadonlySet<string> = new Set(['t', 'k']);

/** Whether what a field holds lets its bearer in somewhere, by the field's name in any spelling: `roomKey`, `room_key`, `ROOM-KEY`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
  const joined = words.join('');
  if (HARMLESS_KEYS.test(joined) || ABOUT_A_SECRET.test(words.at(-1) ?? '')) return false;
  return SECRET_NAMES.has(joined) || SECRET_WORDS.test(joined) || SECRET_ENDINGS.test(joined);
}

/** The same of a parameter in the query or the fragment of an address, as it is written there. */
export function isSecretParameter(name: string): boolean {
  return SECRET_PARAMETERS.has(name.toLowerCase()) || isSecretName(name);
}
