import { createHmac, createVerify, timingSafeEqual } from 'node:crypto';

/** What a server was set up with to check people's tokens. */
export interface TokenRules {
  readonly algorithm: 'HS256' | 'RS256';
  /** The shared secret, or the public key as PEM. */
  readonly key: string;
  /** Where keys are found by `kid`: the one that is known. Null where there is one secret only. */
  readonly keyId: string | null;
  readonly issuers: readonly string[];
  /** Null where none is configured: then any passes, an array too. */
  readonly audiences: readonly string[] | null;
  /** What `sub` must be for a room without a tenant, where domains are verified. */
  readonly domain: string;
  readonly verifiesDomain: boolean;
  /** Prosody takes a token without `exp` for one that never ends; 8x8 refuses it. */
  readonly requiresExpiry: boolean;
}

export interface TokenUser {
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly avatar: string | null;
  readonly isOwner: boolean;
  readonly isModerator: boolean | string | null;
  /** The feature `recording` of the token. */
  readonly mayRecord: boolean;
}

export interface AcceptedToken {
  readonly room: string;
  readonly sub: string;
  readonly user: TokenUser;
}

/** As XMPP names it: `not-allowed` for a bad token, `not-authorized` where it names no room or no subject. */
export interface TokenRefusal {
  readonly condition: 'not-allowed' | 'not-authorized';
  readonly text: string;
}

export type TokenVerdict =
  | { readonly isAccepted: true; readonly token: AcceptedToken }
  | { readonly isAccepted: false; readonly refusal: TokenRefusal };

type Claims = Readonly<Record<string, unknown>>;

/**
 * Checks a token as Prosody's token library does: `typ` exactly "JWT", the one algorithm, the signature, `exp` and `nbf`
 * as numbers and without any leeway, `iss`, `aud` as a string, and that `room` and `sub` are there. Written without the
 * library that signs for us, so that a mistake there can't hide here.
 */
export function checkToken(jwt: string | null, rules: TokenRules, now: Date): TokenVerdict {
  const refuse = (condition: TokenRefusal['condition'], text: string): TokenVerdict => ({
    isAccepted: false,
    refusal: { condition, text },
  });
  if (jwt === null || jwt === '') return refuse('not-allowed', 'token required');
  const [head = '', body = '', signature = '', ...rest] = jwt.split('.');
  const header = readPart(head);
  const claims = readPart(body);
  if (!header || !claims || rest.length > 0) return refuse('not-allowed', 'Invalid token');
  const problem = findHeaderProblem(header, rules) ?? findSignatureProblem(`${head}.${body}`, signature, rules);
  if (problem) return refuse('not-allowed', problem);
  const claimProblem = findClaimProblem(claims, rules, Math.floor(now.getTime() / 1_000));
  if (claimProblem) return refuse('not-allowed', claimProblem);
  const { room, sub } = claims;
  if (typeof room !== 'string') return refuse('not-authorized', "'room' claim is missing");
  if (typeof sub !== 'string') return refuse('not-authorized', "'sub' claim is missing");
  return { isAccepted: true, token: { room, sub, user: userOf(claims) } };
}

/** Whether a token opens a room: its own, in its own tenant where domains are verified. */
export function opensRoom(token: AcceptedToken, room: { node: string; tenant: string | null }, rules: TokenRules) {
  if (token.room !== '*' && token.room.toLowerCase() !== room.node) return false;
  if (!rules.verifiesDomain || token.sub === '*') return true;
  return token.sub.toLowerCase() === (room.tenant ?? rules.domain).toLowerCase();
}

function readPart(part: string): Claims | null {
  try {
    const content: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? (content as Claims) : null;
  } catch {
    return null;
  }
}

function findHeaderProblem(header: Claims, rules: TokenRules): string | null {
  if (header.typ !== 'JWT') return 'Invalid typ';
  if (header.alg !== rules.algorithm) return 'Invalid or incorrect alg';
  if (rules.keyId !== null && header.kid !== rules.keyId) return "'kid' claim is missing or unknown";
  return null;
}

function findSignatureProblem(signed: string, signature: string, rules: TokenRules): string | null {
  const given = Buffer.from(signature, 'base64url');
  if (rules.algorithm === 'RS256') {
    return createVerify('RSA-SHA256').update(signed).verify(rules.key, given) ? null : 'Invalid signature';
  }
  const expected = createHmac('sha256', rules.key).update(signed).digest();
  return expected.length === given.length && timingSafeEqual(expected, given) ? null : 'Invalid signature';
}

function findClaimProblem(claims: Claims, rules: TokenRules, nowSeconds: number): string | null {
  const { exp, nbf, iss, aud } = claims;
  if (exp === undefined && rules.requiresExpiry) return 'exp is missing';
  if (exp !== undefined && typeof exp !== 'number') return 'exp must be number';
  if (typeof exp === 'number' && nowSeconds >= exp) return 'Not acceptable by exp';
  if (nbf !== undefined && typeof nbf !== 'number') return 'nbf must be number';
  if (typeof nbf === 'number' && nowSeconds < nbf) return 'Not acceptable by nbf';
  if (typeof iss !== 'string' || !rules.issuers.includes(iss)) return "Invalid issuer ('iss' claim)";
  if (aud === undefined || aud === null) return "Missing audience ('aud' claim)";
  if (rules.audiences !== null && (typeof aud !== 'string' || !rules.audiences.includes(aud))) {
    return "Invalid audience ('aud' claim)";
  }
  return null;
}

function userOf(claims: Claims): TokenUser {
  const { user, features } = (claims.context ?? {}) as { user?: Claims; features?: Claims };
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const { moderator, affiliation } = user ?? {};
  return {
    id: text(user?.id),
    name: text(user?.name),
    email: text(user?.email),
    avatar: text(user?.avatar),
    // The rule of the plugin token_affiliation.
    isOwner:
      moderator === true || moderator === 'true' || ['owner', 'moderator', 'teacher'].includes(String(affiliation)),
    isModerator: typeof moderator === 'boolean' || typeof moderator === 'string' ? moderator : null,
    mayRecord: features?.recording === true || features?.recording === 'true',
  };
}
