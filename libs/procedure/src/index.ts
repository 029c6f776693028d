export * from './types.js';
export * from './key.js';
export * from './role.js';
export * from './marking/index.js';
export type { Procedure, ProcedureAct, ProcedurePart, CompiledRule, Stage, RouteTable } from './compiled/procedure.js';
export { judge, judgeAll, type Planned } from './judge/judge.js';
export { placesFor, possibilities, type Asking } from './judge/possibilities.js';
export { afterRemedy, type Choices, type Setting } from './judge/after-remedy.js';
export { obligations, type AskedAt } from './due/obligations.js';
export type { Obligation, Turn } from './due/obligation.js';
export type { CompiledDuty } from './due/compiled-duty.js';
export { differencesBetween, type ComparedAt, type Difference, type Standing } from './judge/differences.js';
export { refusalOf } from './judge/refusal.js';
export { hasEnded, openStages } from './stages/open-stages.js';
export { routeOf, type Taken } from './route/route-of.js';
export { PackFaults } from './definition/place.js';
export { readPack, type ReadPack } from './definition/read.js';
export { rulesOn } from './definition/rules-on.js';
export { compose } from './composition/compose.js';
export { ProcedureShelf } from './publication/shelf.js';
export type { InForce } from './publication/choice.js';
export {
  PROCEDURE_PUBLISHED,
  PROCEDURE_REPEALED,
  type PackDates,
  type PublishedPack,
  type RepealedPack,
} from './publication/published.js';
export {
  procedureRegister,
  procedureStream,
  type PublishProcedure,
  type RepealProcedure,
  type RegisterContext,
} from './publication/register.js';
export { checkPublication, type PublicationCheck } from './publication/check.js';
export { STAGES } from './stages/vocabulary.js';
export { wayToAnEnding, type Departure } from './publication/play/reach.js';
export { sampledPositions, type Sampled, type Sampling } from './publication/play/sample.js';
export { standingStage } from './stages/standing-stage.js';
