import { act, at, broken, event, P, say } from '../act/index.js';
import { id, text } from '../schema/index.js';
import { panelIn, panelStands, somePanel } from './panel-conditions.js';

const cancellation = { panel: id(), reason: text() };

export const PanelDrawCancelled = event({
  type: 'PanelDrawCancelled',
  scope: 'project',
  label: say('取消抽取', 'Panel draw cancelled'),
  act: 'CancelPanelDraw',
  data: cancellation,
  apply: (dossier, { panel }) => void (panelIn(dossier, panel).status = 'cancelled'),
});

/** Gives up a draw or a drawn panel, for a reason that stays on record beside every later draw. */
export const cancelPanelDraw = act({
  name: 'CancelPanelDraw',
  scope: 'project',
  label: say('取消抽取', 'Cancel a panel draw'),
  addresses: [at(`${P}/panels/{panel}/cancel`)],
  input: cancellation,
  events: [PanelDrawCancelled],
  standing: (dossier) => broken(somePanel(dossier, 'requested', 'drawn')),
  invariants: (dossier, { panel }) => broken(panelStands(dossier, panel, 'requested', 'drawn')),
  decide: (_, input) => [PanelDrawCancelled.of(input)],
});
