import { act, at, Breach, breach, broken, doFirst, regulation, say, state, T, tendering } from '../act/index.js';
import { Dossier, Lot, Ranked } from '../dossier.js';
import { code, DataOf, fen, optional, text } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';
import { awardOf, AwardDecided } from './award-decided.js';
import { bestOf, candidatesOf } from './candidates.js';
import { withinBudget } from './within-budget.js';

const input = { supplier: code(), priceFen: fen(), tieBreak: optional(text()) };
type Input = DataOf<typeof input> & { readonly lot: string };

/** Awards the lot to the first of the ranking at the price it offered, within the budget (NR-29, INV-15). */
export const decideAward = act({
  name: 'DecideAward',
  scope: 'lot',
  label: say('确定中标(成交)供应商', 'Decide the award'),
  addresses: [at(`${T}/award/decide`)],
  input,
  events: [AwardDecided],
  facts: (dossier, { lot, supplier, priceFen }) => {
    const rank = candidate(dossier.lots.get(lot), supplier)?.rank;
    return { award: { amountFen: priceFen, supplier, rank } };
  },
  standing: (dossier, { lot }) => broken(once(dossier.lots.get(lot)) || outOfOrder(dossier, lot)),
  invariants: (dossier, input) => {
    const lot = dossier.lots.get(input.lot);
    return broken(
      lot !== undefined && !isSingleSource(lot) && ofBestCandidate(lot, input),
      lot !== undefined && isSingleSource(lot) && anotherThanAnnounced(lot, input),
      withinBudget(dossier, input.lot, input.priceFen),
    );
  },
  decide: (dossier, { lot: lotId, ...data }) => {
    const lot = dossier.lots.get(lotId);
    const ranked = candidate(lot, data.supplier);
    const rankedAs = ranked ? { bid: ranked.bid, rank: ranked.rank } : {};
    return [awardOf(dossier, lotId, { ...data, ...rankedAs, basis: ranked ? 'ranking' : 'singleSource' })];
  },
});

const candidate = (lot: Lot | undefined, supplier: string): Ranked | undefined =>
  lot && candidatesOf(lot).find(({ bidder }) => bidder === supplier);

/** A single source is negotiated with; there may be nothing to rank. */
const isSingleSource = (lot: Lot) => lot.method === 'singleSource' && lot.ranking === undefined;

/** What was announced as the only source is whom the lot goes to (NR-19d). */
const anotherThanAnnounced = ({ singleSource, lot }: Lot, { supplier }: Input) =>
  singleSource !== undefined &&
  singleSource !== supplier &&
  breach(
    'NotTheAnnouncedSource',
    'NR-19d',
    [regulation('38')],
    say('成交供应商不是公示的唯一供应商', 'This is not the supplier that was announced as the only source'),
    { lot, supplier, announced: singleSource },
    state(`确定${singleSource}`, `Award to ${singleSource}`),
  );

const outOfOrder = (dossier: Dossier, lotId: string) => {
  const lot = dossier.lots.get(lotId);
  return lot && isSingleSource(lot)
    ? standsAt(dossier, lotId, 'planned', 'tendering', 'opened')
    : standsAt(dossier, lotId, 'ranked');
};

const once = (lot: Lot | undefined) =>
  lot?.award !== undefined &&
  breach(
    'AwardedAlready',
    'NR-29',
    [regulation('43')],
    say('本标段已确定中标(成交)供应商', 'The lot has been awarded already'),
    { lot: lot.lot, supplier: lot.award.supplier },
    { kind: 'act', act: 'SelectNextCandidate', key: `lot-${lot.lot}` },
  );

function ofBestCandidate(lot: Lot, { supplier, priceFen, tieBreak }: Input): Breach[] {
  const best = bestOf(candidatesOf(lot));
  const chosen = best.find(({ bidder }) => bidder === supplier);
  const first = best.map(({ bidder }) => bidder);
  if (!chosen)
    return [
      breach(
        'NotInRankOrder',
        'NR-29',
        [regulation('43'), tendering('68')],
        say('须按评审报告的排序确定排名第一的候选人', 'The award goes to the first candidate of the report'),
        { supplier, first },
        best.length > 0
          ? state(`确定${first.join(' 或 ')}`, `Award to ${first.join(' or ')}`)
          : doFirst('SignReport', `lot-${lot.lot}`),
      ),
    ];
  return broken(
    priceFen !== chosen.offerFen &&
      breach(
        'PriceDiffers',
        'NR-30',
        [regulation('43'), tendering('71')],
        say('成交金额必须等于其报价', 'The award is at the price that was offered'),
        { priceFen, offerFen: chosen.offerFen },
        { kind: 'bound', fact: 'priceFen', op: '=', bound: chosen.offerFen },
      ),
    best.length > 1 &&
      !tieBreak &&
      breach(
        'TieNotExplained',
        'NR-29',
        [tendering('68')],
        say('候选人并列, 须说明如何确定', 'Candidates share the first rank: say how one was chosen'),
        { first },
        state('填写并列处理方式 (文件规定的方式或随机抽取)', 'State the tie break: as the documents say, or by lot'),
      ),
  );
}
