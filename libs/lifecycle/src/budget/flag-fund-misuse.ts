import { act, at, broken, event, P, say } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { fen, id, oneOf, optional, text } from '../schema/index.js';

/** 截留、挪用、滞留. */
const flag = {
  kind: oneOf('retained', 'diverted', 'delayed'),
  amountFen: fen(1),
  payment: optional(id()),
  evidence: text(),
};

export const FundMisuseFlagged = event({
  type: 'FundMisuseFlagged',
  scope: 'project',
  label: say('截留挪用滞留', 'Fund misuse flagged'),
  act: 'FlagFundMisuse',
  data: flag,
});

/** Money was kept back, diverted or delayed (INV-49, KQ-48). It holds up no payment that is due (X13). */
export const flagFundMisuse = act({
  name: 'FlagFundMisuse',
  scope: 'project',
  label: say('标记资金问题', 'Flag misuse of funds'),
  addresses: [at(`${P}/budget/flag-misuse`)],
  input: flag,
  events: [FundMisuseFlagged],
  invariants: (_dossier, _input, { attachments }) => broken(needsDocument(attachments, 'INV-49')),
  decide: (_, input) => [FundMisuseFlagged.of(input)],
});
