import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const LENGTH = 32;

/** Derivations at once: each fills 32 MiB and a thread that file work also needs. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let deriving = 0;

async function derive(secret: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  if (deriving < AT_ONCE) deriving++;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await scrypted(secret, salt, cost);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else deriving--;
  }
}

const scrypted = (secret: string, salt: Buffer, cost: typeof COST): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(secret.normalize('NFKC'), salt, LENGTH, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );

/** What is kept of a secret: `scrypt:N:salt:key`, never the secret itself. */
export async function keptOf(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(secret, salt, COST);
  return ['scrypt', COST.N, salt.toString('base64url'), key.toString('base64url')].join(':');
}

/** A secret that nobody has; comparing with it takes as long as comparing with a real one. */
const nobody = keptOf(randomBytes(24).toString('base64url'));

/** Whether a secret is the one kept. An unknown person takes as long as a wrong secret. */
export async function isSecretOf(kept: string | undefined, secret: string): Promise<boolean> {
  const [, n, salt, key] = (kept ?? (await nobody)).split(':');
  const wanted = Buffer.from(key ?? '', 'base64url');
  const derived = await derive(secret, Buffer.from(salt ?? '', 'base64url'), { ...COST, N: Number(n) });
  return timingSafeEqual(derived, wanted) && kept !== undefined;
}

/** A generated secret of 120 bits, without letters that look alike. */
export function generatedSecret(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letters = [...randomBytes(64)].filter((byte) => byte < 248).slice(0, 24);
  return letters.map((byte, i) => (i > 0 && i % 6 === 0 ? '-' : '') + alphabet[byte % 31]).join('');
}
