import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createPrivateKey, createPublicKey, generateKeyPairSync, KeyObject, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'tongjian';
const AUDIENCE = 'tongjian-api';
const TYPE = 'at+jwt';

/** Whose token it is. Roles are never in it: they are read from the grants at each request. */
export interface Bearer {
  /** A person `p_…` or a system `c_…`. */
  readonly subject: string;
  /** The client that carried the sign-in: `web`, `cli`, or the system itself. */
  readonly client: string;
  /** Seconds since 1970. */
  readonly expires: number;
  /** Milliseconds since 1970: tokens issued before the subject's last reset are void. */
  readonly issued: number;
}

/** Signs and reads access tokens with a key that only this installation has (EdDSA). */
export class Issuer {
  private readonly known = new Map<string, Bearer>();
  private readonly publicKey: KeyObject;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
  }

  /** The issuer whose key stands in a file, readable by its owner only; made on first use. */
  static in(file: string): Issuer {
    if (!existsSync(file)) make(file);
    ownersOnly(file);
    return new Issuer(createPrivateKey(readFileSync(file)));
  }

  /** An issuer whose key lives no longer than the process. */
  static fleeting(): Issuer {
    return new Issuer(generateKeyPairSync('ed25519').privateKey);
  }

  async issue(subject: string, client: string, minutes: number): Promise<{ token: string; expiresAt: string }> {
    const now = Date.now();
    const issued = Math.floor(now / 1000);
    const expires = issued + minutes * 60;
    const token = await new SignJWT({ client_id: client, issued_ms: now })
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
      .setSubject(subject)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issued)
      .setExpirationTime(expires)
      .sign(this.privateKey);
    return { token, expiresAt: new Date(expires * 1000).toISOString() };
  }

  /** The bearer of a token that this issuer signed and that has not expired, else undefined. A signature is checked once. */
  read(token: string): Bearer | undefined | Promise<Bearer | undefined> {
    const known = this.known.get(token);
    if (!known) return this.verify(token);
    if (known.expires * 1000 > Date.now()) return known;
    this.known.delete(token);
    return undefined;
  }

  private async verify(token: string): Promise<Bearer | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.publicKey, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['sub', 'exp', 'issued_ms', 'client_id'],
      });
      const bearer = {
        subject: String(payload.sub),
        client: String(payload['client_id']),
        expires: Number(payload.exp),
        issued: Number(payload['issued_ms']),
      };
      if (this.known.size >= 10_000) this.known.delete(this.known.keys().next().value!);
      this.known.set(token, bearer);
      return bearer;
    } catch {
      return undefined;
    }
  }
}

/** Two processes that start at once agree on one key: the file gets its name when it is whole, and only once. */
function make(file: string): void {
  const draft = `${file}.${randomUUID()}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** A key that is mounted from elsewhere is guarded there. */
function ownersOnly(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    if (!['EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
