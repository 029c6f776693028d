import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tongjian } from '../../tongjian.js';

const folder = mkdtempSync(join(tmpdir(), 'tongjian-bid-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: readonly string[]) => join(folder, ...names);

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const into = { write: (text: string) => (said.push(text), true) };
  const code = await tongjian(args, into, { ...into, isTTY: false });
  return { code, said: said.join('') };
}

const MARK = '响应文件正文 PLAINTEXT-MARK';
const ABOUT = ['--project', 'p1', '--lot', '1', '--bid', 'b-a', '--bidder', 'a', '--offer-fen', '56000000'];
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('tongjian bid (INV-57)', () => {
  beforeAll(() => writeFileSync(at('offer.txt'), MARK));

  it('seals an offer: what is sent can be read by nobody, what is kept by its owner alone', async () => {
    const { code, said } = await run('bid', 'seal', ...ABOUT, '--out', at('a'), at('offer.txt'));
    expect([code, said]).toEqual([0, expect.stringContaining('keep secret.json')]);
    expect(readdirSync(at('a')).sort()).toEqual(['bid.sealed', 'secret.json', 'submission.json']);
    const secret = read(at('a', 'secret.json'));
    for (const name of ['bid.sealed', 'submission.json'])
      for (const word of [MARK, secret.key, secret.salt, '56000000'])
        expect(readFileSync(at('a', name)).includes(word)).toBe(false);
    expect(statSync(at('a', 'secret.json')).mode & 0o077).toBe(0);
  });

  it('overwrites no secret and seals nothing twice', async () => {
    expect((await run('bid', 'seal', ...ABOUT, '--out', at('a'), at('offer.txt'))).code).not.toBe(0);
    const twice = await run('bid', 'seal', ...ABOUT, '--out', at('b'), at('a', 'bid.sealed'));
    expect([twice.code, twice.said]).not.toEqual([0, expect.anything()]);
    expect(twice.said).toContain('sealed already');
  });

  it('opens it to the very files, and refuses a wrong key or another commitment', async () => {
    const { key } = read(at('a', 'secret.json'));
    const expected = ['--expect', at('a', 'submission.json')];
    const opened = await run('bid', 'open', '--key', key, ...expected, '--out', at('out'), at('a', 'bid.sealed'));
    expect(opened).toMatchObject({ code: 0, said: expect.stringContaining('56000000 fen') });
    expect(readFileSync(at('out', 'offer.txt'), 'utf8')).toBe(MARK);
    const wrong = await run('bid', 'open', '--key', 'A'.repeat(43), ...expected, at('a', 'bid.sealed'));
    expect(wrong.said).toContain('WrongKey');
    await run('bid', 'seal', ...ABOUT, '--out', at('c'), at('offer.txt'));
    const other = await run('bid', 'open', '--secret', at('c', 'secret.json'), ...expected, at('a', 'bid.sealed'));
    expect(other.said).toContain('WrongKey');
  });

  it('opens by the two halves of agency and finance', async () => {
    for (const holder of ['agency', 'finance']) await run('bid', 'opening-key', '--out', at(`${holder}.json`));
    const publicKey = (holder: string) => read(at(`${holder}.json`)).publicKey as string;
    const keys = ['--agency-key', publicKey('agency'), '--finance-key', publicKey('finance')];
    await run('bid', 'seal', ...ABOUT, ...keys, '--out', at('d'), at('offer.txt'));
    const { bid, envelope } = read(at('d', 'submission.json'));
    writeFileSync(at('sealed.json'), JSON.stringify({ bid, ...envelope }));
    const halves: string[] = [];
    for (const holder of ['agency', 'finance']) {
      const { said } = await run('bid', 'shares', '--json', '--opening-key', at(`${holder}.json`), at('sealed.json'));
      halves.push(JSON.parse(said).shares[0].share);
    }
    const expected = ['--expect', at('sealed.json')];
    const opened = await run('bid', 'open', '--shares', halves.join(','), ...expected, at('d', 'bid.sealed'));
    expect(opened.code).toBe(0);
    const one = await run('bid', 'open', '--key', halves[0]!, ...expected, at('d', 'bid.sealed'));
    expect(one.said).toContain('WrongKey');
  }, 120_000);
});
