import { newOpeningKey, OpeningKey, unwrapShare, WrappedShare } from '@tongjian/sealed-bid';
import { CommandDefinition } from '../../shell/command.js';
import { EXIT, Failure } from '../../shell/exit.js';
import { asJson, jsonIn, told, writeNew } from './files.js';

/** Makes the pair of keys by which a holder takes part in the opening; the private half stays in the file. */
export const bidOpeningKey: CommandDefinition = {
  name: 'bid opening-key',
  summary: 'make an opening key: publish its public half for a lot, keep the file until the opening',
  usage: '--out FILE',
  options: { out: { type: 'string' } },
  help: { '--out FILE': 'gets both halves; it is for its owner alone' },
  async run(given, output) {
    const pair = await newOpeningKey();
    writeNew(given.needed('out'), asJson(pair), true);
    output.line(`publicKey ${pair.publicKey}`);
    output.line(`fingerprint ${pair.fingerprint}`);
    output.result({ publicKey: pair.publicKey, fingerprint: pair.fingerprint });
    return EXIT.clean;
  },
};

interface SealedEvent {
  readonly bid: string;
  readonly shares?: readonly WrappedShare[];
}

/** Unwraps a holder's halves of the keys of a lot, so that they can be released at the opening. */
export const bidShares: CommandDefinition = {
  name: 'bid shares',
  summary: 'unwrap your halves of the keys of sealed bids, to be released at the opening',
  usage: '--opening-key FILE <file with the data of BidSealed> …',
  options: { 'opening-key': { type: 'string' } },
  help: { '--opening-key FILE': 'as `bid opening-key` made it' },
  words: { least: 1, most: 500 },
  async run(given, output) {
    const { privateKey, fingerprint } = jsonIn<OpeningKey>(given.needed('opening-key'));
    const shares: { bid: string; share: string }[] = [];
    for (const path of given.words) {
      const { bid, shares: wrapped = [] } = jsonIn<SealedEvent>(path);
      const own = wrapped.find((one) => one.fingerprint === fingerprint);
      if (!own) throw new Failure(`${path}: no half of its key is wrapped to this opening key`);
      shares.push({ bid, share: await told(unwrapShare(own, privateKey)) });
    }
    for (const { bid, share } of shares) output.line(`${bid} ${share}`);
    output.result({ shares });
    return EXIT.clean;
  },
};
