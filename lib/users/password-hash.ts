import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** The cost of one hash: 32 MiB of memory for about a fifth of a second, so that guessing stolen hashes is slow. */
interface ScryptCost {
  /** Base-2 logarithm of the memory and time cost. */
  readonly logN: number;
  readonly blockSize: number;
  readonly parallelism: number;
}

const COST: ScryptCost = { logN: 15, blockSize: 8, parallelism: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** `$scrypt$ln=15,r=8,p=3$salt$hash`: the cost travels with each hash, so that it can be raised later. */
const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{8,64})\$([\w-]{22,128})$/;

/** A hash no password has, of today's cost: checking against it takes as long as checking a real one. */
const NOBODYS_HASH = formOf(COST, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return formOf(COST, salt, await derive(password, salt, COST, HASH_BYTES));
}

/**
 * Checks a password in a time that doesn't depend on where it differs. With `null` (an account that doesn't exist, or has
 * no password) it does the same work and says no, so that the time tells nobody which accounts exist.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parsed = parse(hash ?? NOBODYS_HASH) ?? parse(NOBODYS_HASH);
  if (!parsed) return false;
  const derived = await derive(password, parsed.salt, parsed.cost, parsed.hash.byteLength);
  const isEqual = timingSafeEqual(derived, parsed.hash);
  return isEqual && hash !== null;
}

/** True where a hash was made with another cost than today's: it is made anew when its password is next seen. */
export function isOutdatedHash(hash: string): boolean {
  const cost = parse(hash)?.cost;
  return cost?.logN !== COST.logN || cost.blockSize !== COST.blockSize || cost.parallelism !== COST.parallelism;
}

function formOf(cost: ScryptCost, salt: Buffer, hash: Buffer): string {
  const { logN, blockSize, parallelism } = cost;
  return `$scrypt$ln=${logN},r=${blockSize},p=${parallelism}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

function parse(text: string): { cost: ScryptCost; salt: Buffer; hash: Buffer } | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, logN, blockSize, parallelism, salt = '', hash = ''] = match;
  const cost = { logN: Number(logN), blockSize: Number(blockSize), parallelism: Number(parallelism) };
  // A damaged row must not make one sign-in take gigabytes.
  if (cost.logN < 10 || cost.logN > 20 || cost.blockSize < 1 || cost.blockSize > 16) return null;
  if (cost.parallelism < 1 || cost.parallelism > 8) return null;
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

function derive(password: string, salt: Buffer, cost: ScryptCost, length: number): Promise<Buffer> {
  const N = 2 ** cost.logN;
  // What scrypt needs is 128 * N * r; Node refuses where that reaches `maxmem`.
  const options: ScryptOptions = { N, r: cost.blockSize, p: cost.parallelism, maxmem: 256 * N * cost.blockSize };
  return new Promise((resolve, reject) => {
    // The same password typed on two keyboards may arrive in two forms of Unicode.
    scrypt(password.normalize('NFC'), salt, length, options, (error, derived) =>
      error ? reject(error) : resolve(derived),
    );
  });
}
