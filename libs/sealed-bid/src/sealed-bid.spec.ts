import { createHash } from 'node:crypto';
import {
  Bytes,
  combined,
  isSealed,
  keyHashOf,
  newOpeningKey,
  Offer,
  openSealed,
  SealedBidFault,
  sealOffer,
  shareKey,
  unwrapShare,
} from './index.js';

const MARK = '响应文件正文:报价五十六万元整 PLAINTEXT-MARK';
const bytes = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;
const offer = (changes: Partial<Offer> = {}): Offer => ({
  project: 'p1',
  lot: '1',
  bid: 'b-a',
  bidder: 'a',
  offerFen: 56_000_000,
  salt: 'salt-0123456789abcdef',
  files: [{ name: '响应文件.txt', bytes: bytes(MARK) }],
  ...changes,
});
const faultOf = async (opening: Promise<unknown>): Promise<string> => {
  try {
    await opening;
    return 'none';
  } catch (error) {
    return error instanceof SealedBidFault ? error.code : String(error);
  }
};

describe('a sealed bid (INV-57)', () => {
  it('holds nothing of the offer that could be read, and opens to the very offer with its key', async () => {
    const { file, key, commitment, sealedHash } = await sealOffer(offer());
    const raw = Buffer.from(file).toString('latin1');
    for (const secret of [MARK, Buffer.from(MARK).toString('latin1'), 'salt-0123456789abcdef', '56000000', key])
      expect(raw).not.toContain(secret);
    expect(commitment.sha256).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`);
    const opened = await openSealed(file, key, { ...commitment, place: offer() });
    expect(opened).toEqual(offer());
    expect(sealedHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('is sealed anew under another key each time', async () => {
    const [one, other] = [await sealOffer(offer()), await sealOffer(offer())];
    expect(one.key).not.toBe(other.key);
    expect(one.commitment.sha256).not.toBe(other.commitment.sha256);
    expect(one.commitment.plaintextHash).toBe(other.commitment.plaintextHash);
  });

  it('of several chunks keeps their order, and no chunk may be left out', async () => {
    const big = bytes('x'.repeat(9 * 1024 * 1024));
    const { file, key } = await sealOffer(offer({ files: [{ name: 'big', bytes: big }] }));
    expect((await openSealed(file, key)).files[0]!.bytes.byteLength).toBe(big.byteLength);
    expect(await faultOf(openSealed(file.slice(0, file.byteLength - 100), key))).toBe('WrongKey');
  });

  it('does not open with another key, when a bit was changed, or where another was handed in', async () => {
    const { file, key, commitment } = await sealOffer(offer());
    const other = await sealOffer(offer());
    expect(await faultOf(openSealed(file, other.key))).toBe('WrongKey');
    expect(await faultOf(openSealed(file, other.key, commitment))).toBe('WrongKey');
    expect(await faultOf(openSealed(file, 'short'))).toBe('WrongKey');
    const changed = file.slice();
    changed[changed.byteLength - 1]! ^= 1;
    expect(await faultOf(openSealed(changed, key, commitment))).toBe('Altered');
    expect(await faultOf(openSealed(changed, key))).toBe('WrongKey');
    expect(await faultOf(openSealed(other.file, other.key, commitment))).toBe('Altered');
    expect(await faultOf(openSealed(bytes('no bid at all'), key))).toBe('NotASealedBid');
    expect(await faultOf(openSealed(file, key, { plaintextHash: commitment.sha256 }))).toBe('DigestDiffers');
  });

  it('cannot be passed off as a bid of another bidder, lot or project', async () => {
    const { file, key } = await sealOffer(offer());
    for (const place of [{ bidder: 'b' }, { lot: '2' }, { project: 'p2' }, { bid: 'b-b' }])
      expect(await faultOf(openSealed(file, key, { place: { ...offer(), ...place } }))).toBe('OtherPlace');
    const text = Buffer.from(file).toString('latin1').replace('"bidder":"a"', '"bidder":"b"');
    expect(await faultOf(openSealed(new Uint8Array(Buffer.from(text, 'latin1')) as Bytes, key))).toBe('WrongKey');
  });

  it('is known as sealed, so that it is not sealed twice', async () => {
    expect(isSealed((await sealOffer(offer())).file)).toBe(true);
    expect(isSealed(bytes(MARK))).toBe(false);
  });
});

describe('a key in two halves', () => {
  it('is read by both holders together and by neither alone', async () => {
    const [agency, finance] = [await newOpeningKey(), await newOpeningKey()];
    const { key, commitment } = await sealOffer(offer());
    const shares = await shareKey(key, { agency: agency.publicKey, finance: finance.publicKey });
    const one = await unwrapShare(shares[0]!, agency.privateKey);
    const other = await unwrapShare(shares[1]!, finance.privateKey);
    expect([one, other]).not.toContain(key);
    expect(combined(one, other)).toBe(key);
    expect(await keyHashOf(combined(one, other))).toBe(commitment.keyHash);
    expect(await faultOf(unwrapShare(shares[1]!, agency.privateKey))).toBe('WrongKey');
    expect(shares.map(({ fingerprint }) => fingerprint)).toEqual([agency.fingerprint, finance.fingerprint]);
    // To make a pair of keys takes as long as chance will have it.
  }, 60_000);
});
