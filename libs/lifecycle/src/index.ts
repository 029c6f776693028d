export {
  type Act,
  type Address,
  type Breach,
  type EventDefinition,
  type KeyParts,
  keyOf,
  partsOf,
} from './act/index.js';
export { suspensionProcess, type SuspensionWatch } from './complaint/index.js';
export type * from './dossier.js';
export { commitmentTo, drawOf, type Panel } from './panel/index.js';
export * from './duty/index.js';
export type { ProjectCommand, ProjectContext } from './project/command.js';
export { FACTS, factsOf } from './project/facts.js';
export { menu } from './project/menu.js';
export { ACTS, actNamed, ADDRESSED, EVENT_LABELS, EVENTS, inputSchemaOf } from './project/registry.js';
export type { ProjectState } from './project/state.js';
export { vocabulary } from './project/vocabulary.js';
export { PROCESSES } from './project/processes.js';
export { project } from './project.js';
export { latePaymentProcess, type LatePaymentWatch } from './late-payment/index.js';
export { breachProcess, type BreachPursuit } from './performance/index.js';
export { type JsonSchema, misfits, type Misfit } from './schema/index.js';
export { sealedHashOf } from './tender/sealed-bid.js';
export { terminationProcess, type TerminationPursuit } from './termination/index.js';
