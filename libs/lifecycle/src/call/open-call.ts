import { beijingDate } from '@tongjian/money-time';
import {
  act,
  at,
  bound,
  breach,
  broken,
  event,
  P,
  procurementLaw,
  record as recordOf,
  say,
  state,
} from '../act/index.js';
import { Dossier } from '../dossier.js';
import { committableFen, lotOf, openLots } from '../dossier-access.js';
import { code, DataOf, fen, id, instant, int, list, oneOf, optional, record, text, title } from '../schema/index.js';
import { utc } from '../tender/clock.js';
import { daysBetween } from '../tender/publish-tender.js';
import { totalFen } from '../total.js';
import { INPUTS, WITHOUT_HISTORY } from './call.js';

const points = () => int(0, 10000);
const call = {
  callNo: id(),
  closesAt: instant(),
  lots: list(record({ lot: id(), title: title(), budgetFen: fen(1), items: optional(list(code(), 0, 500)) }), 1, 100),
  conditions: text(),
  /** Maxima in hundredths of a point; those of each input that has a weight add up to 100.00. */
  criteria: list(
    record({ code: code(), name: title(), of: oneOf('application', 'score'), maxHundredths: int(1, 10000) }),
    0,
    100,
  ),
  selection: record({
    /** In ten-thousandths, together 10000. */
    weights: list(record({ input: oneOf(...INPUTS), share: int(1, 10000) }), 1, 4),
    /** What each recommendation of an expert is worth, in hundredths of a point. */
    opinions: record({ recommend: points(), reserve: points(), oppose: points() }),
    withoutHistory: oneOf(...WITHOUT_HISTORY),
    neutralHundredths: optional(points()),
  }),
};
type CallData = DataOf<typeof call>;

export const CallForProposalsOpened = event({
  type: 'CallForProposalsOpened',
  scope: 'project',
  label: say('申报开始', 'Call for proposals opened'),
  act: 'OpenCall',
  data: { ...call, year: int(1990, 2200) },
  happening: ({ lots }) => ({ opens: lots.map(({ lot }) => `lot-${lot}`) }),
  apply: (dossier, { callNo, year, closesAt, criteria, selection, lots }) => {
    for (const put of lots) Object.assign(lotOf(dossier, put.lot), put, { method: 'application' });
    const ids = lots.map(({ lot }) => lot);
    dossier.calls.set(callNo, { callNo, year, closesAt, lots: ids, criteria, selection, closed: false });
  },
});

/**
 * Calls suppliers to propose projects, lot by lot, and publishes with the call by which rule it selects (UM-26, INV-28).
 * The lots stay within what may be committed (INV-15).
 */
export const openCall = act({
  name: 'OpenCall',
  scope: 'project',
  label: say('发布申报公告', 'Open a call for proposals'),
  addresses: [at(`${P}/call/open`)],
  opensBelow: 'lot',
  input: call,
  events: [CallForProposalsOpened],
  facts: (_, { closesAt, lots }, now) => ({
    call: { windowDays: daysBetween(now, closesAt), lotCount: lots.length },
  }),
  standing: (dossier) => broken(inApplicationMode(dossier)),
  invariants: (dossier, input, { at: now }) =>
    broken(
      closesLater(input, now),
      numbersTaken(dossier, input),
      withinMoney(dossier, input),
      weightsNotOne(input),
      maximaNotFull(input),
      neutralMissing(input),
    ),
  decide: (_, input, { at: now }) => [
    CallForProposalsOpened.of({ ...input, closesAt: utc(input.closesAt), year: Number(beijingDate(now).slice(0, 4)) }),
  ],
});

const inApplicationMode = ({ proposal }: Dossier) =>
  proposal !== undefined &&
  proposal.mode !== 'application' &&
  breach(
    'NotByApplication',
    'INV-19',
    [recordOf('INV-19')],
    say('本项目不以申报方式组织', 'This project is not organised by application'),
    { mode: proposal.mode },
    { kind: 'act', act: 'PublishTender' },
  );

const closesLater = ({ closesAt }: CallData, now: string) =>
  Date.parse(closesAt) <= Date.parse(now) &&
  breach(
    'ClosesInThePast',
    'INV-22',
    [recordOf('INV-22')],
    say('申报截止时间须晚于发布时间', 'A call closes after it opened'),
    { closesAt, at: now },
    bound('closesAt', '>', now),
  );

function numbersTaken({ lots: known, calls }: Dossier, { callNo, lots }: CallData) {
  const ids = lots.map(({ lot }) => lot);
  const taken = ids.filter((lot, i) => known.has(lot) || ids.indexOf(lot) !== i);
  return (
    (taken.length > 0 || calls.has(callNo)) &&
    breach(
      calls.has(callNo) ? 'CallKnown' : 'LotKnown',
      'INV-19',
      [recordOf('INV-19')],
      say('申报或标段编号已使用', 'A call or a lot of that number is known already'),
      { callNo, lots: taken },
      state('另取编号', 'Give it a number of its own'),
    )
  );
}

function withinMoney(dossier: Dossier, { lots }: CallData) {
  const plannedFen = totalFen([...openLots(dossier), ...lots].map((lot) => lot.budgetFen));
  const boundFen = committableFen(dossier);
  return (
    boundFen !== undefined &&
    plannedFen > boundFen &&
    breach(
      'OverBudget',
      'INV-15',
      [procurementLaw('6')],
      say('各标段金额之和超过可安排金额', 'The lots together are above what may be committed'),
      { plannedFen, boundFen },
      bound('lots.budgetFen', '<=', boundFen),
    )
  );
}

function weightsNotOne({ selection: { weights } }: CallData) {
  const inputs = weights.map(({ input }) => input);
  const twice = inputs.filter((input, i) => inputs.indexOf(input) !== i);
  const sum = weights.reduce((all, { share }) => all + share, 0);
  const onlyHistory = inputs.every((input) => input === 'lastYear');
  return (
    (twice.length > 0 || onlyHistory || sum !== 10000) &&
    breach(
      'WeightsNotOne',
      'INV-28',
      [recordOf('INV-28')],
      say(
        '选择规则的权重之和须为百分之百,每项一次,且不得只看上年结果',
        'The weights of the selection add up to one, each input once, and never of last year’s result alone',
      ),
      { sum, whole: 10000, twice },
      state('调整权重', 'Adjust the weights'),
    )
  );
}

/** Criteria of an input with a weight add up to 100.00, others have none. */
function maximaNotFull({ criteria, selection: { weights } }: CallData) {
  const codes = criteria.map((criterion) => criterion.code);
  const sums = (['application', 'score'] as const).map((input) => ({
    input,
    wanted: weights.some((weight) => weight.input === input) ? 10000 : 0,
    sum: criteria.filter(({ of }) => of === input).reduce((all, { maxHundredths }) => all + maxHundredths, 0),
  }));
  const wrong = sums.filter(({ wanted, sum }) => wanted !== sum);
  const twice = codes.filter((one, i) => codes.indexOf(one) !== i);
  return (
    (wrong.length > 0 || twice.length > 0) &&
    breach(
      'MaximaNotFull',
      'INV-28',
      [recordOf('INV-28')],
      say('有权重的各项评分标准满分之和须为100分', 'The maxima of each input that has a weight add up to 100 points'),
      { inputs: wrong.map(({ input, wanted, sum }) => `${input} ${sum}/${wanted}`), twice },
      state('调整评分标准', 'Adjust the criteria'),
    )
  );
}

const neutralMissing = ({ selection: { withoutHistory, neutralHundredths } }: CallData) =>
  (withoutHistory === 'neutral') !== (neutralHundredths !== undefined) &&
  breach(
    'NeutralScoreMissing',
    'INV-28',
    [recordOf('INV-28')],
    say('以中性分计的须公布该分数,其他规则不得公布', 'A neutral score is published where the rule uses one, else not'),
    { withoutHistory },
    state('补充或去除中性分', 'State or drop the neutral score'),
  );
