import { act, at, breach, broken, event, say, state, T, tendering } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { bool, code, DataOf, id, list, oneOf, optional, record, text } from '../../schema/index.js';
import { bidInForce, bidOf, noBidInForce } from '../bid-conditions.js';
import { BidDisqualified } from '../disqualify-bid.js';
import { standsAt } from '../stage.js';

const review = {
  bid: id(),
  items: list(record({ requirement: code(), met: bool(), evidence: optional(text()) }), 1, 100),
  result: oneOf('conforming', 'notConforming'),
};

export const ConformityReviewed = event({
  type: 'ConformityReviewed',
  scope: 'lot',
  label: say('符合性审查', 'Conformity reviewed'),
  act: 'ReviewConformity',
  outcome: ({ result }) => result,
  data: { ...review, bidder: code() },
  apply: (dossier, { lot, bid, result }) => void lotOf(dossier, lot).conformity.set(bid, result === 'conforming'),
});

/** Reviews a bid by the substantive requirements that the documents list; one that it misses makes it invalid (NR-34b). */
export const reviewConformity = act({
  name: 'ReviewConformity',
  scope: 'lot',
  label: say('符合性审查', 'Review a bid’s conformity'),
  outcomes: { positive: ['conforming'], other: ['notConforming'] },
  addresses: [at(`${T}/bids/{bid}/conformity`)],
  input: review,
  events: [ConformityReviewed, BidDisqualified],
  outcome: ({ result }) => result,
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'opened'), noBidInForce(dossier, lot, standpoint)),
  invariants: (dossier, input) =>
    broken(bidInForce(dossier, input.lot, input.bid), byTheDocuments(dossier, input), followsFromItems(input)),
  decide: (dossier, input) => {
    const { lot, bid, items } = input;
    const bidder = bidOf(dossier, lot, bid)?.bidder ?? '';
    const missed = items.filter(({ met }) => !met).map(({ requirement }) => requirement);
    return [
      ConformityReviewed.of({ ...input, bidder }),
      ...(missed.length === 0
        ? []
        : [
            BidDisqualified.of({
              bid,
              bidder,
              ground: 'notConforming',
              criterion: missed.join('、').slice(0, 200),
              reason: '符合性审查未通过',
            }),
          ]),
    ];
  },
});

type Review = DataOf<typeof review> & { readonly lot: string };

function byTheDocuments(dossier: Dossier, { lot: lotId, items }: Review) {
  const listed = dossier.lots.get(lotId)?.requirements ?? [];
  const reviewed = items.map(({ requirement }) => requirement);
  const missing = listed.filter((code) => !reviewed.includes(code));
  const unknown = reviewed.filter((code) => !listed.includes(code));
  return (
    (missing.length > 0 || unknown.length > 0 || new Set(reviewed).size !== reviewed.length) &&
    breach(
      'RequirementsDiffer',
      'NR-34b',
      [tendering('50'), tendering('59')],
      say(
        '须按采购文件的实质性要求逐项审查',
        'A bid is reviewed by each requirement of the documents once, and by no other',
      ),
      { missing, unknown, listed },
      state('按文件所列实质性要求审查', 'Review by the requirements that the documents list'),
    )
  );
}

function followsFromItems({ items, result, bid }: Review) {
  const missed = items.filter(({ met }) => !met).map(({ requirement }) => requirement);
  return (
    (missed.length === 0) !== (result === 'conforming') &&
    breach(
      'ResultDoesNotFollow',
      'NR-34b',
      [tendering('50')],
      say('审查结论与各项结果不符', 'A bid conforms where every requirement is met, and not otherwise'),
      { bid, result, missed },
      state('按各项结果得出结论', 'Let the result follow from the items'),
    )
  );
}
