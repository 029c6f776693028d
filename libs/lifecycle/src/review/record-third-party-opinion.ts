import { act, at, breach, broken, event, P, record, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bool, code, DataOf, oneOf, text } from '../schema/index.js';

const opinion = {
  organisation: code(),
  /** The declaration that no interest ties it to purchaser or suppliers. */
  independent: bool(),
  recommendation: oneOf('approve', 'reject'),
  opinion: text(),
};
type Opinion = DataOf<typeof opinion>;

export const ThirdPartyReviewOpinionRecorded = event({
  type: 'ThirdPartyReviewOpinionRecorded',
  scope: 'project',
  label: say('第三方评审意见', 'Third-party review opinion recorded'),
  act: 'RecordThirdPartyOpinion',
  data: opinion,
});

/** A professional body helps the review; it is tied to nobody who gains by it (INV-35, UM-24). */
export const recordThirdPartyOpinion = act({
  name: 'RecordThirdPartyOpinion',
  scope: 'project',
  label: say('出具第三方评审意见', 'Record a third party’s opinion'),
  addresses: [at(`${P}/approval/third-party-opinion`)],
  input: opinion,
  events: [ThirdPartyReviewOpinionRecorded],
  invariants: (dossier, input, { actor }) =>
    broken(
      notIndependent(dossier, input),
      actor.role === 'thirdParty' &&
        actor.organisation !== input.organisation &&
        breach(
          'NotOwnOpinion',
          'INV-54',
          [record('INV-54')],
          say('第三方机构只能出具本机构的意见', 'A third party speaks for itself only'),
          { named: input.organisation, organisation: actor.organisation },
          state('以本机构名义出具', 'Speak for your own organisation'),
        ),
    ),
  decide: (_, input) => [ThirdPartyReviewOpinionRecorded.of(input)],
});

/** Purchaser, applicants, bidders and suppliers. */
const interested = ({ proposal, lots, contracts }: Dossier): ReadonlySet<string> =>
  new Set([
    ...(proposal ? [proposal.purchaser] : []),
    ...[...lots.values()].flatMap(({ applications, bids }) => [
      ...[...(applications?.values() ?? [])].map(({ applicant }) => applicant),
      ...[...bids.values()].map(({ bidder }) => bidder),
    ]),
    ...[...contracts.values()].map(({ supplier }) => supplier),
  ]);

const notIndependent = (dossier: Dossier, { organisation, independent }: Opinion) =>
  (!independent || interested(dossier).has(organisation)) &&
  breach(
    'EvaluatorNotIndependent',
    'INV-35',
    [record('INV-35')],
    say('第三方机构须独立于购买主体和承接主体并作出声明', 'A third party is independent and has declared so'),
    { organisation, declared: independent },
    state('更换机构或补充声明', 'Name another one, or file the declaration'),
  );
