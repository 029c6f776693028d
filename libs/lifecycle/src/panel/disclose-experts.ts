import { act, at, breach, broken, doFirst, event, P, regulation, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { id, list, person } from '../schema/index.js';
import { coveredLots, panelIn, panelStands, somePanel } from './panel-conditions.js';

const input = { panel: id() };

export const ExpertListDisclosed = event({
  type: 'ExpertListDisclosed',
  scope: 'project',
  label: say('公布评审专家名单', 'Expert list disclosed'),
  act: 'DiscloseExperts',
  data: { ...input, members: list(person(), 1, 400) },
  apply: (dossier, { panel }) => void (panelIn(dossier, panel).disclosed = true),
});

/** Publishes who sat on a panel, with the result and not before it (NR-29, 政府采购法实施条例 40 and 43). */
export const discloseExperts = act({
  name: 'DiscloseExperts',
  scope: 'project',
  label: say('公布评审专家名单', 'Disclose the experts'),
  addresses: [at(`${P}/panels/{panel}/disclose`)],
  input,
  events: [ExpertListDisclosed],
  recall: ({ panel }) => ({ panel: panel! }),
  standing: (dossier) => broken(somePanel(dossier, 'constituted')),
  invariants: (dossier, { panel }) => {
    const elsewhere = panelStands(dossier, panel, 'constituted');
    return elsewhere ? [elsewhere] : broken(withoutResult(dossier, panel));
  },
  decide: (dossier, { panel }) => [
    ExpertListDisclosed.of({ panel, members: panelIn(dossier, panel).members.map(({ person }) => person) }),
  ],
});

const DECIDED: ReadonlySet<string> = new Set(['awarded', 'contracted', 'failed', 'cancelled']);

function withoutResult(dossier: Dossier, named: string) {
  const panel = panelIn(dossier, named);
  if (panel.purpose !== 'bidEvaluation') return false;
  const open = coveredLots(dossier, panel).filter(({ status }) => !DECIDED.has(status));
  return (
    open.length > 0 &&
    breach(
      'NamesSecret',
      'INV-27',
      [regulation('40'), regulation('43')],
      say('评审专家名单在结果公告前应当保密', 'The names of the experts are secret until the result'),
      { panel: named, lots: open.map(({ lot }) => lot) },
      doFirst('DecideAward'),
    )
  );
}
