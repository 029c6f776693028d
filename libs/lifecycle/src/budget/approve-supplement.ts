import { act, at, breach, broken, doFirst, event, P, record, say } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { fen, text, title } from '../schema/index.js';

const supplement = { amountFen: fen(1), basis: text(), documentNo: title() };

export const InYearSupplementApproved = event({
  type: 'InYearSupplementApproved',
  scope: 'project',
  label: say('年中追加', 'In-year supplement approved'),
  act: 'ApproveSupplement',
  data: supplement,
  apply: (dossier, { amountFen }) => {
    const { proposal, approval, budgetLine } = dossier;
    if (proposal) proposal.budgetFen += amountFen;
    if (approval?.outcome === 'approved') approval.amountFen += amountFen;
    if (budgetLine) budgetLine.availableFen += amountFen;
    if (dossier.fundingFen !== undefined) dossier.fundingFen += amountFen;
  },
});

/** Adds money to an approved project within the year. Which projects may have it, the procedure says (INV-43). */
export const approveSupplement = act({
  name: 'ApproveSupplement',
  scope: 'project',
  label: say('批准年中追加', 'Approve an in-year supplement'),
  addresses: [at(`${P}/budget/supplement`)],
  input: supplement,
  events: [InYearSupplementApproved],
  standing: (dossier) => broken(approved(dossier)),
  invariants: (_dossier, _input, { attachments }) => broken(needsDocument(attachments, 'INV-43')),
  decide: (_, input) => [InYearSupplementApproved.of(input)],
});

const approved = ({ approval }: Dossier) =>
  approval?.outcome !== 'approved' &&
  breach(
    'NotApproved',
    'INV-43',
    [record('INV-43')],
    say('项目未立项,不得追加经费', 'A project that is not approved gets no supplement'),
    { approval: approval?.outcome ?? 'none' },
    doFirst('ApproveProject'),
  );
