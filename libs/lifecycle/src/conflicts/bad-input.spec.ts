import { expertRegister, snapshotOf } from '@tongjian/registry';
import { Answer, Asked, Case, does } from '../../test/case.js';
import {
  award,
  determine,
  implementing,
  performing,
  PLAN,
  PRICE_FEN,
  ranked,
  scores,
  signed,
  tender,
} from '../../test/kindergarten.js';
import { commitmentTo } from '../panel/draw.js';
import { publishedOn, shipped } from '../../test/shelf.js';

const SEED = 'seed-0123456789abcdef';
const COMMITMENT = commitmentTo(SEED);

/** A clear refusal: a code, the rule, its source, its words in both languages; and nothing is added to the stream. */
function refusedClearly({ events, refusal }: Answer, code: string, rule: string) {
  expect(events).toEqual([]);
  expect(refusal?.all).toContainEqual(expect.objectContaining({ code, rule }));
  const found = refusal!.all!.find((one) => one.code === code)!;
  expect(found.source.length).toBeGreaterThan(0);
  expect(found.text).toMatchObject({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
}

describe('a pack with a fault is not published, and each fault is told with its place', () => {
  const rule = (text: string) => `  - {id: kq.bad, source: [{instrument: 试验}], zh: 试, en: Trial, ${text}}\n`;
  const kq = shipped('kq-2015');
  const codesOf = (added: string) => {
    const { faults } = publishedOn('cn-floor', { ...kq, text: kq.text + added });
    for (const { file, line, column, message } of faults) {
      expect(file).toBe('kq-2015.yaml');
      expect([line > 0, column > 0, message.length > 0]).toEqual([true, true, true]);
    }
    return faults.map(({ code }) => code);
  };
  const guard = (expr: string) => rule(`guard: {act: ApproveProject, expr: '${expr}'}`);

  it.each([
    ['that does not parse', guard('project.budgetFen >'), 'NotAnExpression'],
    ['that divides, which can err', guard('project.budgetFen / 0 > 1'), 'MayFail'],
    ['that mixes types', guard('project.budgetFen == "1"'), 'TypeMismatch'],
    ['that names an unknown fact', guard('project.colour == "red"'), 'UnknownFact'],
    ['that nests comprehensions', guard('tender.turnsOn.exists(a, tender.turnsOn.exists(b, a == b))'), 'NestedComprehension'],
    ['that yields no boolean', guard('project.budgetFen + 1'), 'NotBoolean'],
  ])('a guard %s', (_, added, code) => expect(codesOf(added)).toContain(code));

  it('a ring of needs', () => {
    expect(codesOf(rule('needs: {act: ProposeProject, of: [CloseProject]}'))).toContain('Cycle');
  });
  it('a contradiction: an act that nobody may do, and a wait that outlasts its window', () => {
    expect(codesOf(rule('actors: {act: ApproveProject, roles: [supplier]}'))).toContain('NoActor');
    expect(codesOf(rule('within: {act: SignContract, since: SendAwardNotice, period: {n: 1, unit: day}}') + rule('after: {act: SignContract, since: SendAwardNotice, period: {n: 2, unit: day}}').replace('kq.bad', 'kq.worse'))).toContain('AfterExceedsWithin');
  });
  it('a child that loosens its floor, both places named', () => {
    const { faults } = publishedOn('cn-floor', { ...kq, text: kq.text + rule('limit: {act: DraftContract, fact: contract.bondFen, op: "<=", of: contract.amountFen, share: 11%}') });
    expect(faults).toMatchObject([{ code: 'LooserThanFloor', message: expect.stringMatching(/kq\.bad.*cn\.bond\.ceiling/) }]);
  });
  it('a period that begins after its end: of a rule, of a text, of a wait and its window', () => {
    expect(codesOf(rule('applies: {from: 2021-01-01, to: 2020-01-01}, needs: {act: CloseProject, of: [ProposeProject]}'))).toEqual(['EndsBeforeItBegins']);
    expect(codesOf(rule('applies: {from: 2021-01-01, to: 2021-01-01}, needs: {act: CloseProject, of: [ProposeProject]}'))).toEqual(['EndsBeforeItBegins']);
    const reversed = { ...kq, text: kq.text.replace('effective: {from: 2015-05-01}', 'effective: {from: 2015-05-01, to: 2015-04-01}') };
    expect(publishedOn('cn-floor', reversed).faults.map(({ code }) => code)).toContain('EndsBeforeItBegins');
    expect(codesOf(rule('after: {act: SignContract, since: SendAwardNotice, period: {n: 31, unit: day}}'))).toContain('AfterExceedsWithin');
  });
}); // prettier-ignore

describe('acts that contradict what is recorded are refused with their rule', () => {
  const opened = (): Case => {
    const story = ranked();
    const at = story.types.indexOf('BidsOpened');
    return new Case(story.events.slice(0, at + 1), story.shelf);
  };
  const first = <T extends Asked>(act: string, list: readonly T[]) => list.find((one) => one.act === act)!;

  it('a second opening (NR-24)', () => {
    refusedClearly(opened().when({ ...first('OpenBids', tender), on: '2020-05-19T04:00:00.000Z' }), 'OutOfOrder', 'INV-19');
  });
  it('two awards for one lot', () => {
    refusedClearly(ranked().and(award(PRICE_FEN)).when(award(PRICE_FEN)), 'AwardedAlready', 'NR-29');
  });
  it.each([-1, 10_001, 99_999])('a component’s score outside its range: %i hundredths', (scoreHundredths) => {
    const [score] = scores({ care: scoreHundredths });
    const { events, refusal } = performing().when(score!);
    expect(events).toEqual([]);
    expect(refusal).toMatchObject({ code: 'InvalidInput', facts: { errors: [{ pointer: '/scoreHundredths' }] } });
  });
  it('a bid’s score above what its criterion gives', () => {
    const over = does('expert', '2020-05-19T05:00:00.000Z', 'ScoreBid', { lot: '1', bid: 'a', scores: [{ criterion: 'plan', hundredths: 7001 }] });
    expect(opened().and(first('QualifySupplier', tender)).when(over).events).toEqual([]);
    expect(opened().and(first('QualifySupplier', tender)).when(over).codes).toContain('AboveMaximum');
  });
  it.each([[2, 10], [4, 10], [1, 3]])('weights that do not sum to 1: one of %i/%i (INV-30)', (weightNum, weightDen) => {
    const indicators = (PLAN['indicators'] as object[]).map((one, i) => (i === 0 ? { ...one, weightNum, weightDen } : one));
    refusedClearly(signed().when({ ...implementing()[0]!, data: { ...PLAN, indicators } as never }), 'WeightsNotOne', 'INV-30');
  });
  it('a payment beyond the contract, by a fen (INV-36)', () => {
    const ask = (amountFen: number) => does('purchaser.handler', '2020-09-20', 'RequestPayment', { contract: '1', payment: '1', instalment: '1', milestone: '1', amountFen, flow: 'direct', evidence: '材料' });
    expect(performing().when(ask(74_000_000)).codes).toEqual([]);
    const { events, refusal } = performing().when(ask(74_000_001));
    expect(events).toEqual([]);
    expect(refusal?.all?.map((one) => one.rule)).toContain('INV-36');
  });
  it('a draw from a pool too small (INV-26)', () => {
    const few = snapshotOf('510100', { ...expertRegister.initial(), revision: 0, experts: new Map([['p_x1', { expert: 'p_x1', specialties: ['业务'], employer: 'o-u', standing: 'active' as const }]]) });
    const story = ranked();
    const planned = new Case(story.events.slice(0, story.types.indexOf('ProcurementPlanFiled') + 1), story.shelf);
    const asked = planned.and(does('purchaser.handler', '2020-04-29', 'RequestPanelDraw', { panel: '1', purpose: 'bidEvaluation', lots: ['1'], pool: '510100', seats: [{ specialty: '业务', n: 3 }], seedCommitment: COMMITMENT }));
    const answer = asked.when({ ...does('finance.procurement', '2020-04-30', 'DrawPanel', { panel: '1', seed: SEED }), pool: few });
    expect(answer.events).toEqual([]);
    expect(answer.refusal?.all).toContainEqual(expect.objectContaining({ code: 'PoolTooSmall', rule: 'INV-26' }));
  });
}); // prettier-ignore

it('a result is determined once (INV-31)', () => {
  const told = performing().and(...scores({ conditions: 9000, care: 9000, content: 9000, layer: 9000 }), determine);
  expect(told.when(determine).events).toEqual([]);
});
