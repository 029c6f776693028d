import { act, at, breach, broken, event, procurementLaw, say, Standpoint, state, T } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, date, oneOf, text, title } from '../../schema/index.js';
import { standsAt } from '../stage.js';

const appointment = {
  agency: code(),
  /** A central procurement institution (集中采购机构), or another agency that the purchaser chose. */
  agencyKind: oneOf('central', 'other'),
  agreementNo: title(),
  mandate: text(),
  until: date(),
};

export const AgentAppointed = event({
  type: 'AgentAppointed',
  scope: 'lot',
  label: say('委托代理', 'Agent appointed'),
  act: 'AppointAgent',
  data: appointment,
  apply: (dossier, { lot, agency }) => void (lotOf(dossier, lot).agency = agency),
});

/** Entrusts a lot to an agency by agreement; what the central catalogue lists goes to a central institution (NR-18). */
export const appointAgent = act({
  name: 'AppointAgent',
  scope: 'lot',
  label: say('委托采购代理机构', 'Appoint the agency'),
  addresses: [at(`${T}/agent/appoint`)],
  input: appointment,
  events: [AgentAppointed],
  facts: (_, { agencyKind }) => ({ tender: { agencyKind } }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned')),
  decide: (_, input) => [AgentAppointed.of(input)],
});

/** Once an agency was appointed, no other agency acts in the tender (政府采购法 20). */
export function notTheAgent(dossier: Dossier, lotId: string, { actor }: Pick<Standpoint, 'actor'>) {
  const agency = dossier.lots.get(lotId)?.agency;
  return (
    agency !== undefined &&
    actor.role === 'agency' &&
    actor.organisation !== agency &&
    breach(
      'NotTheAgent',
      'NR-18',
      [procurementLaw('20')],
      say('只有受委托的代理机构可以办理', 'Only the agency that was appointed may act'),
      { agency, organisation: actor.organisation },
      state(`由${agency}办理`, `Let ${agency} act`),
    )
  );
}
