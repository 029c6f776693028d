import { act, at, broken, event, P, say } from '../act/index.js';
import { int, text } from '../schema/index.js';
import { announced, collecting, hear } from './in-window.js';

const group = { size: int(2, 1000), findings: text() };

export const FocusGroupHeld = event({
  type: 'FocusGroupHeld',
  scope: 'project',
  label: say('焦点小组访谈', 'Focus group held'),
  act: 'HoldFocusGroup',
  data: group,
  apply: (dossier) => hear(dossier, 'focusGroup'),
});

/** 焦点小组访谈 (CD-27). */
export const holdFocusGroup = act({
  name: 'HoldFocusGroup',
  scope: 'project',
  label: say('登记焦点小组访谈', 'Record a focus group'),
  addresses: [at(`${P}/needs/focus-groups`)],
  input: group,
  events: [FocusGroupHeld],
  standing: (dossier, _, { at: now }) => broken(collecting(dossier, now)),
  invariants: (dossier) => announced(dossier, 'focusGroup'),
  decide: (_, input) => [FocusGroupHeld.of(input)],
});
