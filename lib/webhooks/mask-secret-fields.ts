import { isSecretName } from './is-secret-name';
import { MASK, maskSecretValues } from './mask-secret-values';

/** A string, a sign, or a number or word of a text that is known to be JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** In a text that only looks like JSON, maybe quoted once more, maybe cut off in the middle. */
const QUOTED_FIELD = /("([^"\\]{1,64})"\s*:\s*)(?:"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[^\s",{}[\]]+)/g;
const ESCAPED_FIELD = /((\\+")([^"\\]{1,64})\\+"\s*:\s*)(?:\2(?:(?!\2)[\s\S])*(?:\2)?|[^\s",{}[\]\\]+)/g;
/** As a header is written. */
const LINE = /^([ \t]*([\w-]{1,64})[ \t]*:[ \t]*)(\S.*)$/gm;

/**
 * A delivery's body as it may be shown: as it came, except for what lets its bearer in somewhere. That is told by the name
 * of a field, at any depth, and by what a value looks like; in a text that isn't JSON, by what looks like a field.
 */
export function maskSecretFields(text: string): string {
  return isJson(text) ? maskJson(text) : maskText(text);
}

/** Token by token, so that spaces, the order of fields and long numbers stay as they came. */
function maskJson(text: string): string {
  const open: { readonly isObject: boolean; readonly isSecret: boolean }[] = [];
  let name: string | null = null;
  let isName = false;
  return text.replaceAll(TOKEN, (token) => {
    const around = open.at(-1);
    const isSecret = (around?.isSecret ?? false) || (name !== null && isSecretName(name));
    if (token === '{' || token === '[') {
      open.push({ isObject: token === '{', isSecret });
      isName = token === '{';
      name = null;
    } else if (token === '}' || token === ']') {
      open.pop();
      name = null;
    } else if (token === ',') {
      isName = around?.isObject ?? false;
      name = null;
    } else if (token === ':') {
      isName = false;
    } else if (isName) {
      name = JSON.parse(token) as string;
      return maskString(token);
    } else {
      return isSecret ? hide(token) : maskString(token);
    }
    return token;
  });
}

/** `"hasPassword": true` is no password. */
function hide(token: string): string {
  return token === 'true' || token === 'false' || token === 'null' ? token : `"${MASK}"`;
}

/** A string may hold JSON itself, as the bodies of forwarded requests do. */
function maskString(token: string): string {
  if (!token.startsWith('"')) return token;
  const value = JSON.parse(token) as string;
  const masked = /^\s*[{[]/.test(value) ? maskSecretFields(value) : maskSecretValues(value);
  return masked === value ? token : JSON.stringify(masked);
}

function maskText(text: string): string {
  return maskSecretValues(
    text
      .replaceAll(QUOTED_FIELD, (whole, before: string, name: string) =>
        isSecretName(name) ? `${before}"${MASK}"` : whole,
      )
      .replaceAll(ESCAPED_FIELD, (whole, before: string, quote: string, name: string) =>
        isSecretName(name) ? `${before}${quote}${MASK}${quote}` : whole,
      )
      .replaceAll(LINE, (whole, before: string, name: string) => (isSecretName(name) ? `${before}${MASK}` : whole)),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
