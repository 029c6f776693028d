import { expertRegister, PoolSnapshot, snapshotOf } from '@tongjian/registry';
import { Enrolment } from '@tongjian/registry';
import { given, Setting, Story } from '../../test/given.js';
import { opened, noticed, POINTS, THREE } from '../../test/purchase.js';
import { scoreBid, signReport } from '../tender/index.js';
import { commitmentTo } from './draw.js';
import {
  cancelPanelDraw,
  constitutePanel,
  discloseExperts,
  drawPanel,
  recuseExpert,
  replaceExpert,
  requestPanelDraw,
} from './index.js';

const SEED = 'seed-0123456789abcdef';
const experts = (count: number, specialty = '业务'): Enrolment[] =>
  Array.from({ length: count }, (_, n) => ({
    expert: `p_${specialty}${n}`.replace('业务', 'y').replace('法律', 'f'),
    specialties: [specialty],
    employer: `o-university-${n}`,
  }));
const poolOf = (list: readonly Enrolment[]): PoolSnapshot =>
  snapshotOf('510100', {
    ...expertRegister.initial(),
    revision: list.length - 1,
    experts: new Map(list.map((one) => [one.expert, { ...one, standing: 'active' }])),
  });
const POOL = poolOf([...experts(9), ...experts(2, '法律')]);

const REQUEST = {
  panel: 'a',
  purpose: 'bidEvaluation' as const,
  lots: ['1'],
  pool: '510100',
  seats: [
    { specialty: '业务', n: 2 },
    { specialty: '法律', n: 1 },
  ],
  seedCommitment: commitmentTo(SEED),
};
const requested = (changes: object = {}, from: Story = opened(THREE, noticed(POINTS))): Story =>
  from.and(requestPanelDraw, { ...REQUEST, ...changes });
const WITH_POOL: Setting = { pool: POOL };
const drawn = (changes: object = {}): Story => requested(changes).and(drawPanel, { panel: 'a', seed: SEED }, WITH_POOL);
const seated = (story: Story) => story.dossier.panels.get('a')!.drawn.map(({ expert }) => expert);
const constituted = (): Story => drawn().and(constitutePanel, { panel: 'a' });
const FOR_LAW = { panel: 'a', ground: 'kin' as const };

describe('a panel (评审小组, domain.md 4.3.8)', () => {
  it('is drawn by the seed that was committed to, and by no other', () => {
    expect(requested().when(drawPanel, { panel: 'a', seed: 'another-seed-0123456789' }, WITH_POOL).codes).toEqual([
      'SeedDiffers',
    ]);
    const { facts } = requested().when(drawPanel, { panel: 'a', seed: SEED }, WITH_POOL);
    expect(facts[0]!.data).toMatchObject({
      algorithm: 'tongjian/draw/1',
      seed: SEED,
      pool: { digest: POOL.digest, size: 11 },
    });
  });

  it('is not drawn from a pool too small, and the draw stays open', () => {
    const { codes, breaches } = requested().when(drawPanel, { panel: 'a', seed: SEED }, { pool: poolOf(experts(9)) });
    expect(codes).toEqual(['PoolTooSmall']);
    expect(breaches[0]!.facts).toMatchObject({ available: { 业务: 9, 法律: 0 } });
  });

  it('is not asked for twice beside each other: the first must be cancelled with a reason', () => {
    expect(drawn().when(requestPanelDraw, { ...REQUEST, panel: 'b' }).codes).toEqual(['DrawOpen']);
    const cancelled = drawn().and(cancelPanelDraw, { panel: 'a', reason: '专家缺席' });
    expect(cancelled.when(requestPanelDraw, { ...REQUEST, panel: 'b' }).types).toEqual(['PanelDrawRequested']);
    expect(cancelled.when(requestPanelDraw, REQUEST).codes).toEqual(['PanelKnown']);
  });

  it('replaces an expert who stands aside by the next of the same draw, who is nobody seated or recused', () => {
    const story = drawn();
    const [first] = seated(story);
    const { facts, dossier } = story
      .and(recuseExpert, { ...FOR_LAW, expert: first! })
      .when(replaceExpert, { panel: 'a', expert: first! });
    const { replacement } = facts[0]!.data as { replacement: string };
    expect(seated(story)).not.toContain(replacement);
    expect(seated({ dossier } as Story)).toHaveLength(3);
    expect(seated({ dossier } as Story)).not.toContain(first);
  });

  it('A33 finds no replacement where the pool has no further expert of law', () => {
    const story = drawn();
    const lawyer = story.dossier.panels.get('a')!.drawn.find(({ specialty }) => specialty === '法律')!.expert;
    const once = story
      .and(recuseExpert, { ...FOR_LAW, expert: lawyer })
      .and(replaceExpert, { panel: 'a', expert: lawyer });
    const other = once.dossier.panels.get('a')!.drawn.find(({ specialty }) => specialty === '法律')!.expert;
    const twice = once.and(recuseExpert, { ...FOR_LAW, expert: other });
    expect(twice.when(replaceExpert, { panel: 'a', expert: other }).codes).toEqual(['PoolTooSmall']);
  });

  it('is not constituted while a seat stands empty', () => {
    const story = drawn();
    const aside = story.and(recuseExpert, { ...FOR_LAW, expert: seated(story)[0]! });
    expect(aside.when(constitutePanel, { panel: 'a' }).codes).toEqual(['SeatEmpty']);
  });

  it('scores and signs alone: nobody else gives a score, and every member scores every bid', () => {
    const story = constituted();
    const [first] = seated(story);
    const SCORE = { lot: '1', bid: 'b-a', scores: [{ criterion: 'plan', hundredths: 6000 }] };
    expect(story.when(scoreBid, SCORE, { by: { role: 'expert', person: 'p_stranger' } }).codes).toEqual([
      'NotOnThePanel',
    ]);
    const once = story.and(scoreBid, SCORE, { by: { role: 'expert', person: first! } });
    const { breaches } = once.when(signReport, { lot: '1' }, { by: { role: 'expert', person: first! } });
    const missing = breaches.find(({ code }) => code === 'ScoresMissing')!.facts['missing'] as readonly string[];
    expect(missing).toHaveLength(3 * 3 - 1);
  });

  it('has an expert stand aside whom a bidder employs (NR-28)', () => {
    const pool = poolOf(POOL.experts.map((one) => ({ ...one, employer: 'a' })));
    const story = requested().and(drawPanel, { panel: 'a', seed: SEED }, { pool }).and(constitutePanel, { panel: 'a' });
    const [first] = seated(story);
    const SCORE = { lot: '1', bid: 'b-b', scores: [{ criterion: 'plan', hundredths: 6000 }] };
    expect(story.when(scoreBid, SCORE, { by: { role: 'expert', person: first! } }).codes).toEqual([
      'ConflictOfInterest',
    ]);
  });

  it('never draws whoever works for the purchaser (INV-54)', () => {
    const purchaser = opened(THREE, noticed(POINTS)).dossier.proposal!.purchaser;
    const pool = poolOf(POOL.experts.map((one, n) => (n < 8 ? { ...one, employer: purchaser } : one)));
    const { codes } = requested().when(drawPanel, { panel: 'a', seed: SEED }, { pool });
    expect(codes).toEqual(['PoolTooSmall']);
  });

  it('keeps the names of its members until the result', () => {
    expect(constituted().when(discloseExperts, { panel: 'a' }).codes).toEqual(['NamesSecret']);
  });

  it('is asked for only for lots that there are', () => {
    expect(opened(THREE, noticed(POINTS)).when(requestPanelDraw, { ...REQUEST, lots: ['9'] }).codes).toEqual([
      'LotUnknown',
    ]);
    expect(given('2020-01-01T00:00:00.000Z').when(drawPanel, { panel: 'a', seed: SEED }).codes).toContain('NoPanel');
  });
});
