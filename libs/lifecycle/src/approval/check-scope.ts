import { act, at, broken, event, P, purchaseOfServices, say } from '../act/index.js';
import { bool, code, list, optional, record, text, title } from '../schema/index.js';
import { beforeContract } from './before-contract.js';
import { needsDocument } from './document.js';

const finding = {
  lists: list(record({ list: title(), version: title() }), 1, 20),
  ground: optional(code()),
  finding: text(),
};

export const ScopeCheckPassed = event({
  type: 'ScopeCheckPassed',
  scope: 'project',
  label: say('目录与负面清单核对通过', 'Scope check passed'),
  act: 'CheckScope',
  outcome: () => 'passed',
  data: finding,
});
export const ScopeCheckFailed = event({
  type: 'ScopeCheckFailed',
  scope: 'project',
  label: say('目录与负面清单核对未通过', 'Scope check failed'),
  act: 'CheckScope',
  outcome: () => 'failed',
  data: finding,
});

/** Holds the item against the guiding catalogue and the negative list (INV-03, INV-04, INV-06). */
export const checkScope = act({
  name: 'CheckScope',
  scope: 'project',
  label: say('核对购买范围', 'Check the scope'),
  outcomes: { positive: ['passed'], other: ['failed'] },
  addresses: [at(`${P}/approval/check-scope`)],
  input: { passed: bool(), ...finding },
  events: [ScopeCheckPassed, ScopeCheckFailed],
  outcome: ({ passed }) => (passed ? 'passed' : 'failed'),
  recall: (data, outcome) => ({ ...data, passed: outcome === 'passed' }),
  standing: (dossier) => broken(beforeContract(dossier)),
  invariants: (_dossier, _input, { attachments }) =>
    broken(needsDocument(attachments, 'INV-03', [purchaseOfServices('10')])),
  decide: (_, { passed, ...rest }) => [(passed ? ScopeCheckPassed : ScopeCheckFailed).of(rest)],
});
