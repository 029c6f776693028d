import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openSqliteStore } from '@tongjian/event-store';
import { genesisOf, JsonObject, sealAll } from '@tongjian/kernel';
import { ReadPack, readPack } from '@tongjian/procedure';
import { CommandDefinition, read } from '../../shell/command.js';
import { outputTo } from '../../shell/output.js';
import { procedureDiff } from './diff.js';
import { procedureMigration } from './migration.js';
import { composedOf, packNamed } from './packs.js';
import { playByHand, procedurePlay } from './play.js';
import { procedureShow } from './show.js';
import { GameTable } from './table.js';

jest.setTimeout(120_000);
const SIXTH = join(__dirname, '../../../../../libs/lifecycle/test/packs/sl-2021.yaml');
const folder = mkdtempSync(join(tmpdir(), 'tongjian-procedure-'));
const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

function spoken(json = false) {
  const said: string[] = [];
  const output = outputTo(
    { write: (text: string) => (said.push(text), true) } as never,
    { write: () => true, isTTY: false } as never,
    json,
  );
  return { output, said: () => said.join('') };
}

async function run(command: CommandDefinition, ...args: readonly string[]) {
  const json = args.includes('--json');
  const { output, said } = spoken(json);
  const code = await command.run(read(command, args), output);
  return { code, said: said() };
}

describe('tongjian procedure show', () => {
  it('tells each rule in words with its article, who may act, and what needs nothing before it', async () => {
    const { said } = await run(procedureShow, 'cd-2020', '--lang', 'zh');
    expect(said).toContain('组成:\n  floor cn-floor 1.0.0\n  pack cd-2020 1.0.0');
    expect(said).toMatch(/批准金额不得超过申报预算 \[INV-15\] 《政府采购法》6/);
    expect(said).toMatch(/自确定之日起2个工作日内公告结果 \[NR-29\] 《政府采购法实施条例》43/);
    expect(said).toContain('更正行为: 笔误须可更正,原记录不改');
    expect((await run(procedureShow, 'cd-2020', '--lang', 'en')).said).toMatch(/No more is approved than was proposed/);
  });

  it('reads a pack that is shipped nowhere, local steps included', async () => {
    const { said } = await run(procedureShow, SIXTH);
    expect(said).toContain('联席会议审议 (JointMeeting, 本地环节) — 办理: 政府办公室');
    expect(said).toContain('立项与经费一并决定 [sl.oneDecision] 《示例市政府购买服务实施细则》第十条');
  });
});

describe('tongjian procedure diff', () => {
  const KQ = composedOf('kq-2015').parts;

  it('finds nothing between a procedure and itself', async () => {
    expect(KQ).toHaveLength(2);
    expect(await run(procedureDiff, 'cj-2016', 'cj-2016')).toMatchObject({ code: 0 });
  });

  it('tells what another order refuses and lets happen, not how it is written', async () => {
    const { code, said } = await run(procedureDiff, 'kq-2015', 'cd-2020', '--json');
    expect(code).toBe(1);
    const found = JSON.parse(said) as {
      onlyBefore: string[];
      roles: { act: string }[];
      differences: { act: string; effect: string; rules: { rule: string }[] }[];
    };
    expect(found.onlyBefore).toContain('GovernmentDecision');
    expect(found.roles.map(({ act }) => act)).toContain('ApproveProject');
    const changed = found.differences.map(({ act, effect }) => `${act} ${effect}`);
    expect(changed).toEqual(
      expect.arrayContaining(['QualifySupplier becomesPossible', 'ReviseProposal becomesRefused']),
    );
  });

  it('tells a longer wait as later', async () => {
    const text = (n: number) => `
id: t
version: 1.0.${n}
kind: pack
status: reconstructed
title: {zh: 甲, en: A}
floor: cn-floor
jurisdiction: ["990100"]
basis: [{instrument: X}]
effective: {from: 2021-01-01}
acts:
  ProposeProject: {initial: true, actors: [purchaser.handler]}
  WithdrawProposal: {ending: true, needs: [ProposeProject], actors: [purchaser.handler]}
rules:
  - {id: t.rest, source: [{instrument: X, article: "1"}], zh: 静候, en: Rest, after: {act: WithdrawProposal, since: ProposeProject, period: {n: ${n}, unit: day}}}
`;
    const [three, five] = [written('three.yaml', text(3)), written('five.yaml', text(5))];
    const { said } = await run(procedureDiff, three, five, '--lang', 'en');
    expect(said).toContain('WithdrawProposal must wait: Rest [t.rest]');
    expect((await run(procedureDiff, five, three, '--lang', 'en')).said).toContain(
      'WithdrawProposal may be done earlier',
    );
  });
});

describe('tongjian procedure play', () => {
  const scenario = (steps: string) => written('scenario.yaml', steps);

  it('walks a scenario: what is expected to be refused names its rule', async () => {
    const file = scenario(`
- {on: 2021-02-01, as: purchaser.handler, do: ProposeProject, facts: {project.budgetFen: 200000000, project.purchaserType: stateOrgan, project.benefitClass: auxiliary}}
- {as: staffing, do: CheckScope, outcome: passed, facts: {project.serviceType: care}, refusedBy: sl-2021.CheckScope.needs.1}
- {as: purchaser.reviewer, do: SpecifyRequirement}
- {as: governmentOffice, do: JointMeeting, outcome: agreed}
- {as: staffing, do: CheckScope, outcome: passed}
`);
    const { code, said } = await run(procedurePlay, SIXTH, '--scenario', file);
    expect(said).toMatch(/✓ 2 CheckScope — sl-2021\.CheckScope\.needs\.1/);
    expect(code).toBe(0);
  });

  it('ends with status 1 where a step goes otherwise than the scenario says', async () => {
    const file = scenario('- {as: supplier, do: ProposeProject, facts: {project.purchaserType: stateOrgan}}\n');
    expect(await run(procedurePlay, SIXTH, '--scenario', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('✗ 1 ProposeProject — sl-2021.ProposeProject.actors'),
    });
    await expect(run(procedurePlay, SIXTH, '--scenario', scenario('- {act: X}\n'))).rejects.toThrow(/step 1 says act/);
  });

  it('is played by hand', async () => {
    const { output, said } = spoken();
    const typed = [
      'on 2021-02-01',
      'fact project.purchaserType = stateOrgan',
      'fact project.benefitClass = auxiliary',
      'do ProposeProject',
      'do CheckScope',
      'may',
      'why SpecifyRequirement',
      'hop',
      'quit',
    ];
    await playByHand(new GameTable(composedOf(SIXTH)), Readable.from(`${typed.join('\n')}\n`), output, 'en');
    expect(said()).toMatch(/✗ .*WrongRole|✗ .*\[sl-2021\.CheckScope\.needs\.1\]/);
    expect(said()).toContain('SpecifyRequirement — purchaser.reviewer');
    expect(said()).toContain('hop means nothing here');
  });
});

describe('tongjian procedure migration', () => {
  it('says of a project in the log what a migration would change, and writes nothing', async () => {
    const data = mkdtempSync(join(tmpdir(), 'tongjian-migration-'));
    const store = await openSqliteStore({ path: join(data, 'log.sqlite') });
    const append = async (stream: string, type: string, of: JsonObject) => {
      const head = { revision: -1, hash: genesisOf(stream), recordedAt: '' };
      await store.append(stream, sealAll(head, stream, [{ type, data: of }], CAUSE), 'absent');
    };
    for (const word of ['cn-floor', 'cj-2016']) {
      const read = readPack(packNamed(word)) as ReadPack;
      const { id, version, kind, status, effective } = read.written;
      const published = { id, version, kind, status, effective: { ...effective }, hash: read.hash, text: read.text };
      await append(`procedure-${id}`, 'ProcedurePublished', published);
    }
    const { ref, parts } = composedOf('cj-2016');
    const pinned = { ...ref, parts: parts.map(({ id, version, hash }) => ({ id, version, hash })) };
    await append('project-p1', 'ProjectProposed', { ...PROPOSAL, procedure: pinned });
    await store.close();
    const dry = (...more: readonly string[]) =>
      run(procedureMigration, 'p1', '--at', '2016-03-01T09:00:00+08:00', '--data-dir', data, ...more);
    expect(await dry()).toMatchObject({ code: 1, said: expect.stringContaining('SameProcedure') });
    expect(await dry('--to', 'sha256:none')).toMatchObject({ said: expect.stringContaining('NoProcedureInForce') });
    await expect(run(procedureMigration, 'p2', '--data-dir', data)).rejects.toThrow('no project p2 in this log');
  });
});

const CAUSE = {
  commandId: 'c-1',
  correlationId: 'c-1',
  causationId: 'c-1',
  actor: { person: 'p_1', organisation: 'bureau', role: 'purchaser.handler', client: 'test' },
  jurisdiction: '652300',
  at: '2016-02-01T01:00:00.000Z',
};
const PROPOSAL = {
  title: '社区服务',
  jurisdiction: '652300',
  district: '652300',
  purchaser: 'bureau',
  mode: 'procurement',
  catalogueItem: {
    code: 'A',
    name: '甲',
    category: 'A',
    benefitClass: 'public',
    inCentralCatalogue: true,
    edition: '2015',
  },
  budgetFen: 1,
  budgetLine: { code: 'L', year: 2016 },
  fundingSources: [{ source: '财政', amountFen: 1 }],
  flags: {
    newItem: false,
    functionTransfer: false,
    adHoc: false,
    majorProject: false,
    majorLivelihood: false,
    pilot: false,
  },
};
