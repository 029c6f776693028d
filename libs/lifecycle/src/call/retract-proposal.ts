import { act, at, broken, doFirst, breach, event, P, record, say, Standpoint } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { code, id, text } from '../schema/index.js';
import { applicationsOf, beforeClosing, callStands, inForce, ownProposal, proposalInForce } from './places.js';

const retraction = { proposal: id(), reason: text() };

export const ProposalWithdrawn = event({
  type: 'ProposalWithdrawn',
  scope: 'lot',
  label: say('撤回申报(承接主体)', 'Proposal withdrawn'),
  act: 'RetractProposal',
  data: { ...retraction, applicant: code() },
  apply: ({ lots }, { lot, proposal }) => {
    const found = lots.get(lot)?.applications?.get(proposal);
    if (found) found.withdrawn = true;
  },
});

/** Takes a proposal back before the call closes. */
export const retractProposal = act({
  name: 'RetractProposal',
  scope: 'lot',
  label: say('撤回申报(承接主体)', 'Take a proposal back'),
  addresses: [at(`${P}/lots/{lot}/proposals/withdraw`)],
  input: retraction,
  events: [ProposalWithdrawn],
  standing: (dossier, { lot }, standpoint) =>
    broken(
      callStands(dossier, lot, 'open'),
      beforeClosing(dossier, lot, standpoint.at),
      nothingToTakeBack(dossier, lot, standpoint),
    ),
  invariants: (dossier, { lot, proposal }, occasion) =>
    broken(
      proposalInForce(dossier, lot, proposal),
      ownProposal(occasion, dossier.lots.get(lot)?.applications?.get(proposal)?.applicant),
    ),
  decide: ({ lots }, { lot, ...input }) => [
    ProposalWithdrawn.of({ ...input, applicant: lots.get(lot)!.applications!.get(input.proposal)!.applicant }),
  ],
});

function nothingToTakeBack(dossier: Dossier, lot: string, { actor }: Standpoint) {
  const mine = inForce(applicationsOf(dossier, lot)).filter(
    ({ applicant }) => actor.role !== 'supplier' || actor.organisation === applicant,
  );
  return (
    mine.length === 0 &&
    breach(
      'NoSuchProposal',
      'INV-22',
      [record('INV-22')],
      say('没有可以撤回的申报', 'There is no proposal to take back'),
      { lot },
      doFirst('SubmitProposal', `lot-${lot}`),
    )
  );
}
