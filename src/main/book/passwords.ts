import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** About 32 MiB and a tenth of a second for each try. Written into each password, so that a later version may ask for more. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const KEPT = /^scrypt\$N=(\d{1,8}),r=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** One password in one spelling: keyboards compose the same letter in different ways. */
function derive(password: string, salt: Buffer, { N, r, p }: Cost, bytes: number): Buffer {
  return scryptSync(password.normalize('NFC'), salt, bytes, { N, r, p, maxmem: 256 * N * r });
}

/** What a book keeps of a password: `scrypt$N=…,r=…,p=…$salt$key`, with a salt of its own (RFC 7914). */
export function keepPassword(password: string): string {
  const salt = randomBytes(SALT_BYTES);
  return written(salt, derive(password, salt, COST, KEY_BYTES));
}

function written(salt: Buffer, key: Buffer): string {
  return `scrypt$N=${COST.N},r=${COST.r},p=${COST.p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Somebody who does not exist is worked on as long as somebody who does, so that the time tells nothing. */
const NOBODY = written(Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));

/**
 * Whether a password is the one kept; compared in constant time. Null is nobody, and whoever has no password is let in by the empty one alone.
 */
export function passwordFits(password: string, user: { password: string | null } | null): boolean {
  if (user !== null && user.password === null) return password === '';
  const match = KEPT.exec(user?.password ?? NOBODY);
  if (match === null) return false;
  const [, N, r, p, salt = '', key = ''] = match;
  const kept = Buffer.from(key, 'base64');
  const fits = timingSafeEqual(kept, derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) }, kept.length));
  return fits && user !== null;
}
