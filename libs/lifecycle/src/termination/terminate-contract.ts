import { act, at, breach, broken, C, civilCode, event, record, say } from '../act/index.js';
import { clauseGoesFirst } from '../contract/clause.js';
import { contractOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { fen, instant, optional, text, title } from '../schema/index.js';
import { contestIsOpen, noNotice, notInForce } from './in-force.js';
import { triggeringResult } from './triggering-result.js';

const ending = { ground: title(), causeEvent: optional(text(64)), settlement: optional(text()) };

export const ContractTerminated = event({
  type: 'ContractTerminated',
  scope: 'contract',
  label: say('合同终止', 'Contract terminated'),
  act: 'TerminateContract',
  data: { ...ending, noticeServedAt: instant(), effectiveAt: instant(), bondHeldFen: fen() },
  apply: (dossier, data) => void (contractOf(dossier, data).status = 'terminated'),
});

/** Ends a contract after notice, when the window to contest is over or the contest was dismissed (INV-33). */
export const terminateContract = act({
  name: 'TerminateContract',
  scope: 'contract',
  label: say('终止合同', 'Terminate the contract'),
  addresses: [at(`${C}/termination/terminate`)],
  input: ending,
  links: (dossier, { contract }) => triggeringResult(dossier, contract),
  events: [ContractTerminated],
  standing: (dossier, { contract }, { at }) =>
    broken(
      notInForce(dossier, contract),
      clauseGoesFirst(dossier, contract),
      noNotice(dossier, contract),
      ...contestable(dossier, contract, at),
    ),
  decide: ({ contracts }, { contract, ...input }, { at }) => {
    const { termination, bondHeldFen } = contracts.get(contract)!;
    const causeEvent = termination?.triggeredBy ?? input.causeEvent;
    const served = { noticeServedAt: termination!.noticeServedAt!, effectiveAt: at, bondHeldFen };
    return [ContractTerminated.of({ ...input, ...(causeEvent ? { causeEvent } : {}), ...served })];
  },
});

function contestable(dossier: Dossier, contract: string, at: string) {
  const { contestUntil, contest } = dossier.contracts.get(contract)?.termination ?? {};
  return [
    contestIsOpen(dossier, contract),
    contest === undefined &&
      contestUntil !== undefined &&
      at <= contestUntil &&
      breach(
        'ContestWindowOpen',
        'INV-33',
        [civilCode('565'), record('INV-33')],
        say('异议期未满', 'The time to contest is not over'),
        { at, contestUntil },
        { kind: 'wait', until: contestUntil },
      ),
  ];
}
