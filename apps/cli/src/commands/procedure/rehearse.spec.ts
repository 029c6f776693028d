import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tongjian } from '../../tongjian.js';

const STORY = join(__dirname, '../../../../../demo/drafts/municipality-application.yaml');
const SHIPPED = join(__dirname, '../../../../../libs/procedure/packs');

async function run(...args: readonly string[]) {
  let [out, error] = ['', ''];
  const code = await tongjian(
    args,
    { write: (text: string) => Boolean((out += text)) },
    { write: (text: string) => Boolean((error += text)), isTTY: false },
  );
  return { code, out, error };
}
const written = (name: string, text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'tongjian-play-')), name);
  writeFileSync(path, text);
  return path;
};

describe('tongjian procedure rehearse', () => {
  it('plays a whole project under a draft that the story names, without a server', async () => {
    const { code, out } = await run('procedure', 'rehearse', STORY);
    expect(out).toMatch(/municipality-application: \d{2,} events under um-proposal/);
    expect(out).toContain('1 refused as told');
    expect(code).toBe(0);
  });

  it('says what went otherwise than told, under a pack of one’s own', async () => {
    const pack = readFileSync(join(SHIPPED, 'um-proposal.yaml'), 'utf8').replace('publicNoticeDays: {type: int, value: 7', 'publicNoticeDays: {type: int, value: 8'); // prettier-ignore
    const { code, out } = await run('procedure', 'rehearse', STORY, '--pack', written('um-proposal.yaml', pack));
    expect(out).toMatch(/✗ municipality-application\/\d+: PostPublicNotice was refused: PeriodTooShort/);
    expect(code).toBe(1);
  });

  it('names what is wrong with a story', async () => {
    const { code, error } = await run('procedure', 'rehearse', written('story.yaml', 'scenario: x\n'));
    expect(error).toContain('story.yaml: title is missing');
    expect(code).toBe(2);
  });
});
