import { act, at, breach, broken, event, record as recordOf, say, state, T } from '../../act/index.js';
import { lotOf } from '../../dossier-access.js';
import { code, list, oneOf, optional, record, text, title } from '../../schema/index.js';
import { standsAt } from '../stage.js';
import { TURNS_ON, turningOn } from './turns-on.js';

export const conditions = {
  conditions: list(
    record({ code: code(), text: text(), turnsOn: optional(oneOf(...TURNS_ON)), policyBasis: optional(title()) }),
    1,
    50,
  ),
  justification: text(),
};

export const SpecificConditionsDrafted = event({
  type: 'SpecificConditionsDrafted',
  scope: 'lot',
  label: say('承接主体具体条件(购买主体签署)', 'Specific conditions, signed by the purchaser'),
  act: 'SetSpecificConditions',
  data: conditions,
  apply: (dossier, { lot, conditions, justification }, { meta }) => {
    const codes = conditions.map(({ code }) => code);
    lotOf(dossier, lot).conditions = { codes, justification, draftedBy: meta.actor.person, signed: false };
  },
});

/** The purchaser’s signature under the conditions of a lot’s suppliers; they stand once finance has signed too (KQ-11). */
export const setSpecificConditions = act({
  name: 'SetSpecificConditions',
  scope: 'lot',
  label: say('拟定承接主体具体条件', 'Draft the specific conditions'),
  addresses: [at(`${T}/conditions/set`)],
  input: conditions,
  events: [SpecificConditionsDrafted],
  facts: (_, { conditions }) => ({ tender: { turnsOn: turningOn(conditions) } }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned')),
  invariants: (_, { conditions }) => {
    const codes = conditions.map(({ code }) => code);
    const repeated = codes.filter((code, i) => codes.indexOf(code) !== i);
    return broken(
      repeated.length > 0 &&
        breach(
          'ConditionRepeated',
          'KQ-11',
          [recordOf('KQ-11')],
          say('条件编号重复', 'Two conditions share a code'),
          { repeated },
          state('每项条件各有编号', 'Give each condition a code of its own'),
        ),
    );
  },
  decide: (_, input) => [SpecificConditionsDrafted.of(input)],
});
