import { act, at, event, keyOf, KeyParts, P, partsOf, say, scopeOfParts } from '../act/index.js';
import { anyObject, code, id, optional } from '../schema/index.js';

const step = {
  /** The step's name in the procedure. */
  step: code(),
  outcome: code(),
  form: optional(anyObject()),
  lot: optional(id()),
  contract: optional(id()),
  milestone: optional(id()),
  payment: optional(id()),
  evaluation: optional(id()),
  case: optional(id()),
};

const recorded = event({
  type: 'LocalStepCompleted',
  scope: 'project',
  label: say('本地环节完成', 'Local step completed'),
  data: step,
});
/** The happening is the step's own: it takes part in every relation of the procedure under its name. */
export const LocalStepCompleted: typeof recorded = {
  ...recorded,
  happening: ({ data }) => ({
    acts: [{ act: data['step'] as string, key: stepKeyOf(data as KeyParts), outcome: data['outcome'] as string }],
  }),
};

/** The key that the parts in a step's data name, the project's own where there are none. */
export const stepKeyOf = (parts: KeyParts): string => keyOf(scopeOfParts(parts), parts) ?? '';

/**
 * Records an act that only the procedure knows: an approval, a meeting, a notice. The procedure judges it under the
 * step's name, with its form, outcomes and actors.
 */
export const completeLocalStep = act({
  name: 'CompleteLocalStep',
  scope: 'project',
  label: say('完成本地环节', 'Complete a local step'),
  addresses: [at(`${P}/steps`)],
  input: step,
  events: [LocalStepCompleted],
  outcome: ({ outcome }) => outcome,
  judgedAs: (dossier, { step: name, ...parts }) => {
    const contract = parts.contract ?? dossier.evaluations.get(parts.evaluation ?? '')?.contract;
    const lot = parts.lot ?? dossier.contracts.get(contract ?? '')?.lot;
    return { act: name, key: stepKeyOf({ ...parts, ...(contract ? { contract } : {}), ...(lot ? { lot } : {}) }) };
  },
  decide: (_dossier, { lot: _lot, contract: _contract, ...input }, { key }) => [
    LocalStepCompleted.of({ ...input, ...partsOf(key) }),
  ],
});
