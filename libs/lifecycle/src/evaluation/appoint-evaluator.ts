import { act, at, breach, broken, E, event, record, say, state } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { bool, code, title } from '../schema/index.js';
import { resultStands } from './score-component.js';

const appointment = {
  party: code(),
  organisation: code(),
  /** Where the declaration of interests is filed. */
  declaration: title(),
  independent: bool(),
};

export const EvaluatorAppointed = event({
  type: 'EvaluatorAppointed',
  scope: 'evaluation',
  label: say('确定评价机构', 'Evaluator appointed'),
  act: 'AppointEvaluator',
  data: appointment,
  apply: (dossier, data) => {
    const evaluation = evaluationOf(dossier, data);
    const { party, organisation } = data;
    evaluation.evaluators = [...evaluation.evaluators.filter((one) => one.party !== party), { party, organisation }];
  },
});

/** Names who scores for a party of the plan, in the place of who was named before, with the declaration on file (INV-35). */
export const appointEvaluator = act({
  name: 'AppointEvaluator',
  scope: 'evaluation',
  label: say('确定评价机构', 'Appoint an evaluator'),
  addresses: [at(`${E}/evaluators`)],
  input: appointment,
  events: [EvaluatorAppointed],
  standing: ({ evaluations }, { evaluation }) => {
    const plan = evaluations.get(evaluation);
    return plan ? broken(resultStands(plan)) : [];
  },
  invariants: (dossier, input, { attachments }) =>
    broken(
      notAParty(dossier, input),
      notIndependent(dossier, input),
      attachments.length === 0 &&
        breach(
          'DeclarationMissing',
          'INV-35',
          [record('INV-35')],
          say('须附回避声明', 'The declaration of interests is attached'),
          { organisation: input.organisation },
          state('上传回避声明', 'Attach the declaration'),
        ),
    ),
  decide: (_, { evaluation: _evaluation, ...input }) => [EvaluatorAppointed.of(input)],
});

interface Input {
  readonly evaluation: string;
  readonly party: string;
  readonly organisation: string;
  readonly independent: boolean;
}

function notAParty({ evaluations }: Dossier, { evaluation, party }: Input) {
  const parties = [...new Set((evaluations.get(evaluation)?.indicators ?? []).map((one) => one.party))];
  return (
    !parties.includes(party) &&
    breach(
      'PartyNotPlanned',
      'INV-31',
      [record('INV-31')],
      say('评价方案没有这一评价方', 'The plan has no such party'),
      { party, parties },
      state('按方案的评价方填写', 'Name a party of the plan'),
    )
  );
}

/** A third party is tied neither to who buys nor to who provides, its subcontractors included. */
function notIndependent({ proposal, contracts, evaluations }: Dossier, input: Input) {
  const contract = contracts.get(evaluations.get(input.evaluation)?.contract ?? '');
  const subcontractors = [...(contract?.performance.subcontracts.values() ?? [])].map((one) => one.subcontractor);
  const tied = [proposal?.purchaser, contract?.supplier, ...subcontractors].filter((one) => one !== undefined);
  return (
    input.party === 'thirdParty' &&
    (!input.independent || tied.includes(input.organisation)) &&
    breach(
      'EvaluatorNotIndependent',
      'INV-35',
      [record('INV-35')],
      say('第三方评价机构须独立并作出回避声明', 'A third-party evaluator is independent and has declared so'),
      { organisation: input.organisation, tied },
      state('更换机构或补充声明', 'Name another one, or file the declaration'),
    )
  );
}
