import { act, at, broken, event, say, T } from '../../act/index.js';
import { bool, instant, optional, text, title } from '../../schema/index.js';
import { beforeDeadline, utc } from '../clock.js';
import { notEarlier, TenderDeadlineExtended } from '../extend-deadline.js';
import { daysBetween } from '../publish-tender.js';
import { standsAt } from '../stage.js';
import { notTheAgent } from './appoint-agent.js';

const clarification = {
  clarificationNo: title(),
  change: text(),
  /** Whether bidders may have to change what they prepare. */
  affectsBids: bool(),
};

export const TenderClarified = event({
  type: 'TenderClarified',
  scope: 'lot',
  label: say('澄清、修改采购文件', 'Tender clarified'),
  act: 'ClarifyTender',
  data: clarification,
});

/** Tells all bidders of a change; where it comes too close to the deadline, it moves the deadline with it (NR-19). */
export const clarifyTender = act({
  name: 'ClarifyTender',
  scope: 'lot',
  label: say('澄清、修改采购文件', 'Clarify the tender documents'),
  addresses: [at(`${T}/tender/clarify`)],
  input: { ...clarification, deadline: optional(instant()) },
  events: [TenderClarified, TenderDeadlineExtended],
  facts: (dossier, { lot, affectsBids, deadline: moved }, now) => {
    const deadline = moved === undefined ? dossier.lots.get(lot)?.deadline : utc(moved);
    return { tender: { affectsBids, ...(deadline ? { deadline, bidPeriodDays: daysBetween(now, deadline) } : {}) } };
  },
  standing: (dossier, { lot }, standpoint) =>
    broken(
      standsAt(dossier, lot, 'tendering'),
      beforeDeadline(dossier, lot, standpoint.at),
      notTheAgent(dossier, lot, standpoint),
    ),
  invariants: (dossier, { lot, deadline }) =>
    broken(deadline !== undefined && notEarlier(dossier.lots.get(lot), deadline)),
  decide: (_, { deadline, ...input }) => [
    TenderClarified.of(input),
    ...(deadline === undefined
      ? []
      : [TenderDeadlineExtended.of({ deadline: utc(deadline), reason: input.clarificationNo })]),
  ],
});
