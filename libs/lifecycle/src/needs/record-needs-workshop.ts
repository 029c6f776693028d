import { act, at, broken, event, P, say } from '../act/index.js';
import { int, list, text, title } from '../schema/index.js';
import { announced, collecting, hear } from './in-window.js';

const workshop = { planners: list(title(), 1, 50), residents: int(0, 10_000), conclusions: text() };

export const NeedsWorkshopHeld = event({
  type: 'NeedsWorkshopHeld',
  scope: 'project',
  label: say('需求研讨', 'Needs workshop held'),
  act: 'RecordNeedsWorkshop',
  data: workshop,
  apply: (dossier) => hear(dossier, 'workshop'),
});

/** 邀请社区规划师和营造师进行研讨: planners and residents settle together what is needed (CD-27). */
export const recordNeedsWorkshop = act({
  name: 'RecordNeedsWorkshop',
  scope: 'project',
  label: say('登记需求研讨', 'Record a needs workshop'),
  addresses: [at(`${P}/needs/workshops`)],
  input: workshop,
  events: [NeedsWorkshopHeld],
  standing: (dossier, _, { at: now }) => broken(collecting(dossier, now)),
  invariants: (dossier) => announced(dossier, 'workshop'),
  decide: (_, input) => [NeedsWorkshopHeld.of(input)],
});
