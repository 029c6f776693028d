import { act, at, breach, broken, doFirst, event, P, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { id, person, text } from '../schema/index.js';
import { replacementFor } from './draw.js';
import { drawSources, panelIn, panelOf, panelStands, somePanel } from './panel-conditions.js';
import { Panel } from './panel.js';

const input = { panel: id(), expert: person() };

export const ExpertReplaced = event({
  type: 'ExpertReplaced',
  scope: 'project',
  label: say('补抽专家', 'Expert replaced'),
  act: 'ReplaceExpert',
  data: { ...input, replacement: person(), specialty: text(32), employer: text(100) },
  apply: (dossier, { panel, expert, replacement, specialty, employer }) => {
    const known = panelIn(dossier, panel);
    known.drawn = [...known.drawn.filter((one) => one.expert !== expert), { expert: replacement, specialty, employer }];
  },
});

/** Fills the seat of who stood aside by the next ticket of the same draw: nobody chooses the replacement. */
export const replaceExpert = act({
  name: 'ReplaceExpert',
  scope: 'project',
  label: say('补抽专家', 'Replace an expert'),
  addresses: [at(`${P}/panels/{panel}/replacements`)],
  input,
  events: [ExpertReplaced],
  recall: ({ panel, expert }) => ({ panel: panel!, expert: expert! }),
  standing: (dossier) => broken(somePanel(dossier, 'drawn')),
  invariants: (dossier, { panel, expert }) => {
    const elsewhere = panelStands(dossier, panel, 'drawn');
    return elsewhere ? [elsewhere] : broken(noSeatLeft(dossier, panel, expert), noReserve(dossier, panel, expert));
  },
  decide: (dossier, { panel, expert }) => {
    const { specialty, reserve } = replacing(panelIn(dossier, panel), expert)!;
    const { expert: replacement, employer } = reserve!;
    return [ExpertReplaced.of({ panel, expert, replacement, specialty, employer })];
  },
});

/** The seat that a recused expert left, and who is next for it. */
function replacing(panel: Panel, expert: string) {
  const left = panel.drawn.find((one) => one.expert === expert);
  if (!left || !panel.recused.has(expert)) return undefined;
  const gone = new Set([...panel.recused.keys(), ...panel.drawn.map((one) => one.expert)]);
  return { specialty: left.specialty, reserve: replacementFor(left.specialty, panel.reserves, gone) };
}

function noSeatLeft(dossier: Dossier, panel: string, expert: string) {
  const known = panelOf(dossier, panel);
  return (
    known &&
    !replacing(known, expert) &&
    breach(
      'NoSeatLeft',
      'INV-26',
      drawSources,
      say('该专家没有因回避而空缺的席位', 'This expert has left no seat to be filled'),
      { panel, expert },
      doFirst('RecuseExpert'),
    )
  );
}

function noReserve(dossier: Dossier, panel: string, expert: string) {
  const known = panelOf(dossier, panel);
  const found = known && replacing(known, expert);
  return (
    found &&
    !found.reserve &&
    breach(
      'PoolTooSmall',
      'INV-26',
      drawSources,
      say('本次抽取没有可递补的专家, 须重新抽取', 'The draw has no further reserve for this seat: draw anew'),
      { panel, specialty: found.specialty },
      doFirst('CancelPanelDraw'),
    )
  );
}
