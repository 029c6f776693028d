import { mkdirSync } from 'node:fs';
import { combined, openSealed } from '@tongjian/sealed-bid';
import { CommandDefinition, Given } from '../../shell/command.js';
import { EXIT, Failure } from '../../shell/exit.js';
import { BidSecret, bytesOf, jsonIn, placeFor, told, writeNew } from './files.js';

/** Opens a sealed file and holds it against everything that was committed to; asks no server for anything. */
export const bidOpen: CommandDefinition = {
  name: 'bid open',
  summary: 'open a sealed bid and hold it against what was handed in with it',
  usage: '(--key K | --shares K1,K2 | --secret FILE) [--expect FILE] [--out FOLDER] <file>',
  options: {
    key: { type: 'string' },
    shares: { type: 'string' },
    secret: { type: 'string' },
    expect: { type: 'string' },
    out: { type: 'string' },
  },
  help: {
    '--key K': 'the key as the bidder released it',
    '--shares K1,K2': 'the two halves as agency and finance released them',
    '--secret FILE': 'the secret.json of whoever sealed it',
    '--expect FILE': 'the data of BidSealed, or submission.json: every digest in it must agree',
    '--out FOLDER': 'where the files of the offer are written; only looked at where left out',
  },
  words: { least: 1, most: 1 },
  async run(given, output) {
    const file = bytesOf(given.words[0]!);
    const { key, ...own } = keyIn(given);
    const offer = await told(openSealed(file, key, { ...own, ...expectedIn(given) }));
    const folder = given.text('out');
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const { name, bytes } of offer.files) writeNew(placeFor(folder, name), bytes);
    }
    const { files, ...rest } = offer;
    output.line(`${offer.bidder} offers ${offer.offerFen} fen for lot ${offer.lot} of ${offer.project}`);
    for (const { name, bytes } of files) output.line(`  ${name} (${bytes.byteLength} bytes)`);
    output.result({ ...rest, files: files.map(({ name, bytes }) => ({ name, size: bytes.byteLength })) });
    return EXIT.clean;
  },
};

interface Digests {
  readonly sha256?: string;
  readonly plaintextHash?: string;
  readonly keyHash?: string;
}

function keyIn(given: Given): Digests & { readonly key: string } {
  const [key, shares, secret] = [given.text('key'), given.text('shares'), given.text('secret')];
  if ([key, shares, secret].filter((one) => one !== undefined).length !== 1)
    throw new Failure('one of --key, --shares and --secret is needed');
  if (key !== undefined) return { key };
  if (shares !== undefined) {
    const [one, other] = shares.split(',');
    if (!one || !other) throw new Failure('--shares are two halves with a comma between');
    return { key: combined(one, other) };
  }
  const { key: kept, sha256, plaintextHash, keyHash } = jsonIn<BidSecret>(secret!);
  return { key: kept, sha256, plaintextHash, keyHash };
}

function expectedIn(given: Given): Digests {
  const path = given.text('expect');
  if (path === undefined) return {};
  const read = jsonIn<Digests & { readonly envelope?: Digests }>(path);
  const { sha256, plaintextHash, keyHash } = read.envelope ?? read;
  if (!sha256 || !plaintextHash || !keyHash) throw new Failure(`${path} holds no commitment of a sealed bid`);
  return { sha256, plaintextHash, keyHash };
}
