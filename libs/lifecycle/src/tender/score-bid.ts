import {
  act,
  at,
  breach,
  broken,
  event,
  Occasion,
  record as recordOf,
  regulation,
  say,
  state,
  T,
} from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, DataOf, id, int, list, optional, person, record, text } from '../schema/index.js';
import { bidInForce, noBidInForce } from './bid-conditions.js';
import { conflicted, notOnThePanel } from './panel-member.js';
import { standsAt } from './stage.js';

const scores = list(record({ criterion: code(), hundredths: int(0, 10000), reason: optional(text()) }), 1, 100);

export const BidScored = event({
  type: 'BidScored',
  scope: 'lot',
  label: say('评分', 'Bid scored'),
  act: 'ScoreBid',
  data: { bid: id(), member: person(), scores },
  apply: (dossier, { lot, bid, member, scores }) => void lotOf(dossier, lot).scores.push({ bid, member, scores }),
});

const input = { bid: id(), member: optional(person()), scores };
type Input = DataOf<typeof input> & { readonly lot: string };

/** One member's scores of one bid, by the criteria of the documents and within their maxima (INV-28). */
export const scoreBid = act({
  name: 'ScoreBid',
  scope: 'lot',
  label: say('评分', 'Score a bid'),
  addresses: [at(`${T}/bids/{bid}/scores`)],
  input,
  events: [BidScored],
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'opened'), noBidInForce(dossier, lot, standpoint)),
  invariants: (dossier, input, { actor }) =>
    broken(
      bidInForce(dossier, input.lot, input.bid),
      ownScores(input, actor),
      notOnThePanel(dossier, input.lot, input.member ?? actor.person),
      conflicted(dossier, input.lot, input.member ?? actor.person),
      scoredOnce(dossier, input, actor),
      withinCriteria(dossier, input),
    ),
  decide: (_, { member, ...input }, { actor }) => [BidScored.of({ ...input, member: member ?? actor.person })],
});

/** An expert scores for itself; the agency may enter what members wrote on paper. */
const ownScores = ({ member }: Input, actor: Occasion['actor']) =>
  member !== undefined &&
  actor.role === 'expert' &&
  member !== actor.person &&
  breach(
    'NotOwnScores',
    'INV-54',
    [recordOf('INV-54')],
    say('评审专家只能为自己评分', 'An expert gives scores in its own name only'),
    { member, person: actor.person },
    state('以本人名义评分', 'Score in your own name'),
  );

function scoredOnce(dossier: Dossier, { lot, bid, member }: Input, actor: Occasion['actor']) {
  const by = member ?? actor.person;
  const known = dossier.lots.get(lot)?.scores.some((score) => score.bid === bid && score.member === by);
  return (
    known &&
    breach(
      'ScoredAlready',
      'NR-34b',
      [regulation('44')],
      say('该成员已对此投标评分, 不得重新评审', 'This member has scored the bid; there is no second evaluation'),
      { bid, member: by },
      state('更正须使用更正行为', 'A slip is mended by a correction'),
    )
  );
}

function withinCriteria(dossier: Dossier, { lot: lotId, scores }: Input) {
  const judged = (dossier.lots.get(lotId)?.criteria ?? []).filter((criterion) => !criterion.price);
  const maxima = new Map(judged.map(({ code, maxHundredths }) => [code, maxHundredths]));
  const given = new Set(scores.map(({ criterion }) => criterion));
  const missing = judged.filter(({ code }) => !given.has(code)).map(({ code }) => code);
  const unknown = [...given].filter((code) => !maxima.has(code));
  const above = scores.filter(({ criterion, hundredths }) => hundredths > (maxima.get(criterion) ?? hundredths));
  return broken(
    (missing.length > 0 || unknown.length > 0 || given.size !== scores.length) &&
      breach(
        'CriteriaDiffer',
        'INV-28',
        [regulation('34')],
        say('须按采购文件的评分因素逐项评分, 每项一次', 'Each criterion of the documents is scored once, and no other'),
        { missing, unknown, criteria: [...maxima.keys()] },
        state('按文件所列因素评分', 'Score the criteria that the documents list'),
      ),
    above.map(({ criterion, hundredths }) =>
      breach(
        'AboveMaximum',
        'INV-28',
        [regulation('34')],
        say('评分超过该因素的最高分值', 'The score exceeds the maximum of its criterion'),
        { criterion, hundredths, maxHundredths: maxima.get(criterion)! },
        { kind: 'bound', fact: `scores.${criterion}`, op: '<=', bound: maxima.get(criterion)! },
      ),
    ),
  );
}
