import { isSecretName, isSecretParameter } from './is-secret-name';

export const MASK = '[secret]';

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?!-----END)[\s\S])*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g;
/** `https://user:password@host` */
const LOGIN_IN_ADDRESS = /(:\/\/)[^\s/?#"'@:]*:[^\s/?#"'@]*@/g;
/** A JWT begins with the base64 of `{"` or `{ `; the encrypted kind has five parts. */
const JSON_WEB_TOKEN = /(?<![\w-])ey[JA][\w-]{6,}\.[\w-]{2,}(?:\.[\w-]*){0,3}/g;
const BEARER = /\b(bearer(?:\s|%20|\+)+)[^\s"',;<>\\&]+/gi;
/** Only with a login inside: “basic training” is the name of a room. */
const BASIC = /\b(basic(?:\s|%20|\+)+)([A-Za-z0-9+/_-]{3,}={0,2})/gi;
/** The secrets of webhooks, as their vendors hand them out. */
const WEBHOOK_SECRET = /\bwhsec_[A-Za-z0-9+/=_-]+/g;

/** A parameter's name, in an address, in a form, or in running text. */
const PARAMETER = /(?<=^|[?&#;\s,(]|\\u0026)([\w.~%[\]-]{1,64})=(?=[^&#\s<>])/g;
const PARAMETER_VALUE = /"[^"]*"?|'[^']*'?|[^&#\s"'<>\\]+/y;
/** The same in an address that is itself the parameter of another, once or several times. */
const ENCODED_PARAMETER =
  /(%(?:25)*(?:3F|26|23))((?:[\w.~-]|%(?:25)*(?:5B|5D)){1,64})(%(?:25)*3D)(?:[^&#\s"'<>%]|%(?!(?:25)*(?:26|23)))+/gi;

/**
 * A text without what lets its bearer in: tokens and logins, which are known by their looks, and the parameters of
 * addresses, by their names. What else it says stays as it is.
 */
export function maskSecretValues(text: string): string {
  return maskParameters(text)
    .replaceAll(ENCODED_PARAMETER, (whole, before: string, name: string, equals: string) =>
      isSecretParameter(name) ? `${before}${name}${equals}${MASK}` : whole,
    )
    .replaceAll(PRIVATE_KEY, MASK)
    .replaceAll(LOGIN_IN_ADDRESS, `$1${MASK}@`)
    .replaceAll(BEARER, `$1${MASK}`)
    .replaceAll(BASIC, (whole, scheme: string, login: string) =>
      Buffer.from(login, 'base64').includes(':') ? `${scheme}${MASK}` : whole,
    )
    .replaceAll(JSON_WEB_TOKEN, MASK)
    .replaceAll(WEBHOOK_SECRET, MASK);
}

function maskParameters(text: string): string {
  let masked = '';
  let copied = 0;
  PARAMETER.lastIndex = 0;
  for (let found = PARAMETER.exec(text); found; found = PARAMETER.exec(text)) {
    const isInAddress = /[?&#;]/.test(text[found.index - 1] ?? '');
    const name = decode(found[1] ?? '');
    if (!(isInAddress ? isSecretParameter(name) : isSecretName(name))) continue;
    PARAMETER_VALUE.lastIndex = PARAMETER.lastIndex;
    if (!PARAMETER_VALUE.test(text)) continue;
    masked += text.slice(copied, PARAMETER.lastIndex) + MASK;
    copied = PARAMETER_VALUE.lastIndex;
    PARAMETER.lastIndex = copied;
  }
  return masked + text.slice(copied);
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
