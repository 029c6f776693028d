import { act, at, event, P, say } from '../act/index.js';
import { code, int, list, optional, record, text, title } from '../schema/index.js';

const requirement = {
  items: list(record({ code: code(), name: title(), quantity: optional(int(0)) }), 1, 500),
  standards: text(),
};

export const RequirementSpecified = event({
  type: 'RequirementSpecified',
  scope: 'project',
  label: say('需求确定', 'Requirement specified'),
  act: 'SpecifyRequirement',
  data: requirement,
  apply: (dossier, { items }) => {
    dossier.requirementCount = items.length;
    dossier.requirementItems = items.map(({ code }) => code);
  },
});

export const specifyRequirement = act({
  name: 'SpecifyRequirement',
  scope: 'project',
  label: say('确定需求', 'Specify the requirement'),
  addresses: [at(`${P}/requirement/specify`)],
  input: requirement,
  events: [RequirementSpecified],
  facts: (_, { items }) => ({ requirement: { itemCount: items.length } }),
  decide: (_, input) => [RequirementSpecified.of(input)],
});
