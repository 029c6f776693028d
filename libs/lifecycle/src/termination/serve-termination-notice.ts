import { addPeriod } from '@tongjian/money-time';
import { act, at, breach, broken, C, civilCode, event, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { cureGoesFirst, noSuchBreach } from '../performance/index.js';
import { id, instant, optional, text, title } from '../schema/index.js';
import { notInForce } from './in-force.js';
import { triggeringResult } from './triggering-result.js';

/** `breach` names the recorded breach for which the contract is ended. */
const notice = { ground: title(), clause: optional(title()), causeEvent: optional(text(64)), breach: optional(id()) };

export const TerminationNoticeServed = event({
  type: 'TerminationNoticeServed',
  scope: 'contract',
  label: say('终止通知送达', 'Termination notice served'),
  act: 'ServeTerminationNotice',
  data: { ...notice, contestUntil: instant() },
  apply: (dossier, data, { meta }) => {
    const contract = contractOf(dossier, data);
    const { triggeredBy } = contract.termination ?? {};
    contract.termination = {
      ...(triggeredBy ? { triggeredBy } : {}),
      noticeServed: true,
      noticeServedAt: meta.occurredAt,
      contestUntil: data.contestUntil,
    };
  },
});

/** Notice to the supplier, from which its time to contest runs. For cause, or after the clause was triggered. */
export const serveTerminationNotice = act({
  name: 'ServeTerminationNotice',
  scope: 'contract',
  label: say('送达终止通知', 'Serve the termination notice'),
  addresses: [at(`${C}/termination/notice`)],
  input: notice,
  links: (dossier, { contract }) => triggeringResult(dossier, contract),
  events: [TerminationNoticeServed],
  standing: (dossier, { contract }) =>
    broken(
      notInForce(dossier, contract),
      dossier.contracts.get(contract)?.termination?.noticeServed === true &&
        breach(
          'NoticeServedAlready',
          'INV-33',
          [civilCode('565')],
          say('终止通知已经送达', 'The notice was served already'),
          { contract },
        ),
    ),
  invariants: (dossier, { contract, breach }, { at }) =>
    broken(
      breach !== undefined && noSuchBreach(dossier, contract, breach),
      cureGoesFirst(dossier, contract, breach, at),
    ),
  decide: ({ contracts }, { contract, ...input }, { at, calendar }) => {
    const { contestDays, termination } = contracts.get(contract)!;
    const causeEvent = termination?.triggeredBy ?? input.causeEvent;
    const contestUntil = addPeriod(calendar, at, { n: contestDays, unit: 'day' }, { lastDay: 'moveOn' }).at;
    return [TerminationNoticeServed.of({ ...input, ...(causeEvent ? { causeEvent } : {}), contestUntil })];
  },
});
