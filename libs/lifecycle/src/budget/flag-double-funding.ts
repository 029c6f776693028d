import { act, at, event, P, say } from '../act/index.js';
import { fen, text, title } from '../schema/index.js';

/** What the department was given to do the function itself. */
const finding = { function: title(), staffFen: fen(), workingFen: fen(), evidence: text() };

export const DoubleFundingFlagged = event({
  type: 'DoubleFundingFlagged',
  scope: 'project',
  label: say('重复安排', 'Double funding flagged'),
  act: 'FlagDoubleFunding',
  data: finding,
  apply: ({ funding }, { function: name, staffFen, workingFen }) =>
    void funding.parallel.set(name, { staffFen, workingFen }),
});

/**
 * Says that what is bought is already paid for as staff and working funds (一边养人办事、一边花钱买服务). Until that is offset
 * the purchase is not funded (INV-05).
 */
export const flagDoubleFunding = act({
  name: 'FlagDoubleFunding',
  scope: 'project',
  label: say('标记重复安排', 'Flag double funding'),
  addresses: [at(`${P}/budget/flag-double-funding`)],
  input: finding,
  events: [DoubleFundingFlagged],
  decide: (_, input) => [DoubleFundingFlagged.of(input)],
});
