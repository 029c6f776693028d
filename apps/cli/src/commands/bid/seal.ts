import { basename, join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { isSealed, randomSalt, sealOffer, shareKey } from '@tongjian/sealed-bid';
import { CommandDefinition, Given } from '../../shell/command.js';
import { EXIT, Failure } from '../../shell/exit.js';
import { asJson, BidSecret, bytesOf, told, writeNew } from './files.js';

/** Seals a whole offer on the bidder's own machine; asks no server for anything. */
export const bidSeal: CommandDefinition = {
  name: 'bid seal',
  summary: 'seal an offer with its files on this machine; nothing leaves it but what you send yourself',
  usage: '--project P --lot L --bid B --bidder CODE --offer-fen N --out FOLDER <file> …',
  options: {
    project: { type: 'string' },
    lot: { type: 'string' },
    bid: { type: 'string' },
    bidder: { type: 'string' },
    'offer-fen': { type: 'string' },
    out: { type: 'string' },
    'agency-key': { type: 'string' },
    'finance-key': { type: 'string' },
  },
  help: {
    '--offer-fen N': 'the price offered, in fen',
    '--out FOLDER': 'gets bid.sealed (send it), submission.json (send it), secret.json (keep it until the opening)',
    '--agency-key K': 'opening keys of the lot, as published: with both, agency and finance together can open the',
    '--finance-key K': '  bid should you stay away; without them you alone can',
  },
  words: { least: 1, most: 200 },
  async run(given, output) {
    const place = {
      project: given.needed('project'),
      lot: given.needed('lot'),
      bid: given.needed('bid'),
      bidder: given.needed('bidder'),
    };
    const offer = { ...place, offerFen: offerIn(given), salt: randomSalt(), files: given.words.map(fileAt) };
    const { file, key, sealedHash, commitment } = await told(sealOffer(offer));
    const to = openingKeys(given);
    const shares = to && (await told(shareKey(key, to)));
    const submission = {
      bid: place.bid,
      bidder: place.bidder,
      sealedHash,
      envelope: { ...commitment, algorithm: 'AES-256-GCM', ...(shares ? { shares } : {}) },
      attachments: [{ sha256: commitment.sha256, kind: 'sealedBid', name: 'bid.sealed' }],
    };
    const { sha256, plaintextHash, keyHash } = commitment;
    const secret: BidSecret = {
      ...place,
      offerFen: offer.offerFen,
      salt: offer.salt,
      key,
      sha256,
      plaintextHash,
      keyHash,
    };
    const folder = given.needed('out');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeNew(join(folder, 'secret.json'), asJson(secret), true);
    writeNew(join(folder, 'bid.sealed'), file);
    writeNew(join(folder, 'submission.json'), asJson(submission));
    output.line(`sealed ${offer.files.length} files, ${file.byteLength} bytes, ${sha256}`);
    output.line(
      'keep secret.json: without it nobody opens this bid' + (shares ? ', but agency and finance together' : ''),
    );
    output.result({ sealed: sha256, submission });
    return EXIT.clean;
  },
};

function offerIn(given: Given): number {
  const text = given.needed('offer-fen');
  if (!/^[1-9]\d{0,13}$/.test(text)) throw new Failure('--offer-fen is a whole number of fen');
  return Number(text);
}

function fileAt(path: string) {
  const bytes = bytesOf(path);
  if (isSealed(bytes)) throw new Failure(`${path} is sealed already; sealed twice it could not be read at the opening`);
  return { name: basename(path), bytes };
}

function openingKeys(given: Given) {
  const [agency, finance] = [given.text('agency-key'), given.text('finance-key')];
  if ((agency === undefined) !== (finance === undefined))
    throw new Failure('--agency-key and --finance-key go together: one half alone opens nothing');
  return agency === undefined || finance === undefined ? undefined : { agency, finance };
}
