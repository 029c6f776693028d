import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LoggedEvent } from '@tongjian/kernel';
import { ProjectDocument, projectTimeline } from '@tongjian/projections';
import { checkFigures, Shown } from './expected.js';
import { play, Played } from './play.js';
import { readDemonstration } from './read-demonstration.js';
import { Rehearsal } from './rehearsal.js';
import { timelineOf } from './timeline.js';

const ROOT = join(__dirname, '../../../..');
const PACKS = join(ROOT, 'libs/procedure/packs');
const ORDER = [
  'cn-floor.yaml',
  'kq-2015.yaml',
  'cd-2020.yaml',
  'cd-2020-kindergarten.yaml',
  'cj-2016.yaml',
  'hb-proposal.yaml',
  'um-proposal.yaml',
];

describe('the demonstration, rehearsed on the decider', () => {
  const demonstration = readDemonstration(join(ROOT, 'demo'));
  const timeline = timelineOf(demonstration.scenarios);
  const desk = new Rehearsal(ORDER.map((name) => ({ name, text: readFileSync(join(PACKS, name), 'utf8') })));
  let played: Played;
  beforeAll(async () => {
    played = await play(timeline, desk);
  });

  const eventsOf = (name: string) => desk.eventsOf(played.projects.get(name)!);
  const typesOf = (name: string) => eventsOf(name).map(({ type }) => type);
  const documentOf = (name: string): ProjectDocument =>
    eventsOf(name).reduce<ProjectDocument | null>(
      (document, event, i) => projectTimeline.fold(document, { ...event, index: i + 1 } as LoggedEvent, name),
      null,
    )!;

  it('publishes every pack that is shipped', () => {
    expect(
      readdirSync(PACKS)
        .filter((name) => name.endsWith('.yaml'))
        .sort(),
    ).toEqual([...ORDER].sort());
  });

  it('goes as its stories tell, refusals and automatic acts included', () => {
    expect(played.surprises).toEqual([]);
    expect(played.refused).toBe(timeline.filter(({ expect: expected }) => expected !== undefined).length);
    expect(played.refused).toBeGreaterThanOrEqual(15);
    expect(played.awaited).toBe(4);
  });

  it.each([
    ['qionglai-water', 'closed'],
    ['qingbaijiang-kindergarten-passing', 'closed'],
    ['qingbaijiang-kindergarten-failing', 'terminated'],
    ['guihu-culture', 'performing'],
    ['keqiao-existing-channel', 'closed'],
    ['keqiao-government', 'performing'],
    ['keqiao-executive-meeting', 'contracted'],
    ['keqiao-case-by-case', 'tendering'],
    ['changji-2016/cj-13-2', 'approved'],
  ])('leaves %s %s', (name, status) => {
    expect(documentOf(name).status).toBe(status);
  });

  it('ends the failing kindergarten’s contract by itself, step by step, and keeps the bond (CD-36)', () => {
    const chain = [
      'EvaluationResultDetermined',
      'TerminationTriggered',
      'TerminationNoticeServed',
      'ContractTerminated',
      'PerformanceBondForfeited',
    ];
    expect(typesOf('qingbaijiang-kindergarten-failing').filter((type) => chain.includes(type))).toEqual(chain);
    const automatic = eventsOf('qingbaijiang-kindergarten-failing').filter(({ meta }) => meta.actor.role === 'process');
    expect(automatic.map(({ type }) => type)).toEqual(chain.slice(1));
    expect(automatic.at(-1)?.data).toMatchObject({ amountFen: 14800000 });
  });

  it('writes Guihu’s six services into requirement and contract (CD-28)', () => {
    const names = (type: string) =>
      (eventsOf('guihu-culture').find((event) => event.type === type)!.data['items'] as { name: string }[]).map(
        ({ name }) => name,
      );
    const six = ['文化教育', '心理辅导', '法律维权', '创业就业', '志愿服务', '社区治理'];
    expect(names('RequirementSpecified')).toEqual(six);
    expect(names('ContractDrafted')).toEqual(six);
  });

  it('takes each approval route of Keqiao once (KQ-21 to KQ-24)', () => {
    const routes = ['existing-channel', 'government', 'executive-meeting', 'case-by-case'].map(
      (name) => eventsOf(`keqiao-${name}`).find(({ type }) => type === 'ApprovalRouteDetermined')?.data['route'],
    );
    expect(routes).toEqual(['existingChannel', 'government', 'executiveMeeting', 'caseByCase']);
  });

  it('flags what the rules of today forbid in the imported projects (X3 to X6)', () => {
    const flags = (name: string) => documentOf(`changji-2016/${name}`).flags;
    expect(flags('cj-12-1')).toContain('X6');
    expect(flags('cj-13-3')).toContain('X3');
    expect(flags('cj-13-4')).toContain('X3');
    expect(flags('cj-14-5')).toContain('X5');
    expect(flags('cj-16-10')).toContain('X4');
    expect(flags('cj-15-7').filter((flag) => flag.startsWith('X'))).toEqual([]);
  });

  it('shows the figures of the documents, examples apart', async () => {
    const documents = [...played.projects.keys()].map(documentOf);
    const shown: Shown = {
      project: (id, field) => {
        const name = [...played.projects].find(([, known]) => known === id)![0];
        return Promise.resolve(Number(documentOf(name)[field as keyof ProjectDocument]));
      },
      cells: (view, where, measure) => {
        const { contributions } = projectTimeline.rollups.find(({ name }) => name === view)!;
        const parts = documents.flatMap((document) => contributions(document));
        const fits = parts.filter(({ cell }) => Object.entries(where).every(([name, value]) => cell[name] === value));
        return Promise.resolve(fits.reduce((sum, { measures }) => sum + (measures[measure] ?? 0), 0));
      },
    };
    const checked = await checkFigures(demonstration.expected, played.projects, shown);
    expect(checked.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(checked.length).toBeGreaterThan(10);
  });
});
