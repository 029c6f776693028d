import { generateKeyPairSync, KeyObject, randomBytes, sign } from 'node:crypto';
import * as der from './der.js';

/** A certificate and its key, as texts for files. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

const SHA256_WITH_RSA = der.sequence(der.registered('1.2.840.113549.1.1.11'), der.none());
const [BASIC, USAGE, PURPOSES, NAMES] = ['2.5.29.19', '2.5.29.15', '2.5.29.37', '2.5.29.17'];
const [SERVER, CLIENT] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'];
const DAY_MS = 86_400_000;

/** An authority that nobody knows but who is given its certificate: for tests with TLS on this machine. */
export class Authority {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  /** What whoever trusts this authority is given. */
  readonly certificate: string;

  constructor(private readonly name = 'Tongjian test authority') {
    this.certificate = this.issued(name, this.keys.publicKey, [
      extension(BASIC!, der.sequence(der.truth())),
      extension(USAGE!, der.bits(Buffer.from([0b0000_0110]), 1)),
    ]);
  }

  /** For a server of this machine, known as 127.0.0.1 and localhost. */
  certify(name: string, days: { readonly from: number; readonly to: number } = { from: -1, to: 7 }): Certified {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const names = [der.plain(2, Buffer.from('localhost')), der.plain(7, Buffer.from([127, 0, 0, 1]))];
    const extensions = [
      extension(BASIC!, der.sequence()),
      extension(USAGE!, der.bits(Buffer.from([0b1010_0000]), 5)),
      extension(PURPOSES!, der.sequence(der.registered(SERVER!), der.registered(CLIENT!))),
      extension(NAMES!, der.sequence(...names)),
    ];
    return {
      certificate: this.issued(name, publicKey, extensions, days),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  /** `days` from today; RFC 5280, 4.1. */
  private issued(name: string, key: KeyObject, extensions: readonly Buffer[], days = { from: -1, to: 7 }): string {
    const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
    const [from, to] = [days.from, days.to].map((day) => der.time(new Date(Date.now() + day * DAY_MS)));
    const certified = der.sequence(
      der.numbered(0, der.integer(Buffer.from([2]))),
      ...[der.integer(serial), SHA256_WITH_RSA, named(this.name), der.sequence(from!, to!), named(name)],
      key.export({ type: 'spki', format: 'der' }),
      der.numbered(3, der.sequence(...extensions)),
    );
    const signed = der.bits(sign('sha256', certified, this.keys.privateKey));
    const lines = der
      .sequence(certified, SHA256_WITH_RSA, signed)
      .toString('base64')
      .match(/.{1,64}/g)!;
    return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  }
}

const named = (name: string): Buffer => der.sequence(der.set(der.sequence(der.registered('2.5.4.3'), der.text(name))));

const extension = (name: string, content: Buffer): Buffer =>
  der.sequence(der.registered(name), der.truth(), der.octets(content));
