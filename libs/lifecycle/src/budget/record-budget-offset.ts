import { act, at, bound, breach, broken, event, P, record, say } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { DataOf, fen, int, title } from '../schema/index.js';
import { parallelFen } from './money.js';

/** What is cut of the department's own means; both may be nothing where nothing was arranged. */
const offset = {
  function: title(),
  staffFen: fen(),
  workingFen: fen(),
  fromYear: int(1990, 2200),
  documentNo: title(),
};
type Offset = DataOf<typeof offset>;

export const BudgetOffsetRecorded = event({
  type: 'BudgetOffsetRecorded',
  scope: 'project',
  label: say('核减', 'Budget offset recorded'),
  act: 'RecordBudgetOffset',
  data: offset,
  apply: ({ funding }, { function: name, staffFen, workingFen }) =>
    void funding.offsets.set(name, { staffFen, workingFen }),
});

/** 费随事转: money follows the matter. What is known to be arranged for the function is cut in full (INV-05). */
export const recordBudgetOffset = act({
  name: 'RecordBudgetOffset',
  scope: 'project',
  label: say('记录核减', 'Record a budget offset'),
  addresses: [at(`${P}/budget/offset`)],
  input: offset,
  events: [BudgetOffsetRecorded],
  facts: ({ funding }, { function: name, staffFen, workingFen }) => ({
    funding: {
      parallelFen: parallelFen({
        ...funding,
        offsets: new Map([...funding.offsets, [name, { staffFen, workingFen }]]),
      }),
    },
  }),
  invariants: (dossier, input, { attachments }) => broken(inFull(dossier, input), needsDocument(attachments, 'INV-05')),
  decide: (_, input) => [BudgetOffsetRecorded.of(input)],
});

function inFull({ funding }: Dossier, { function: name, staffFen, workingFen }: Offset) {
  const arranged = funding.parallel.get(name);
  return broken(
    arranged !== undefined &&
      (staffFen < arranged.staffFen || workingFen < arranged.workingFen) &&
      breach(
        'OffsetTooSmall',
        'INV-05',
        [record('INV-05')],
        say('须核减原为该职能安排的全部人员和工作经费', 'What was arranged for the function is cut in full'),
        {
          function: name,
          staffFen,
          workingFen,
          arrangedStaffFen: arranged.staffFen,
          arrangedWorkingFen: arranged.workingFen,
        },
        ...(staffFen < arranged.staffFen ? [bound('staffFen', '>=', arranged.staffFen)] : []),
        ...(workingFen < arranged.workingFen ? [bound('workingFen', '>=', arranged.workingFen)] : []),
      ),
  );
}
