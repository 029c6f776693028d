import { Assembly } from '../composition/assembly.js';
import { Alternative } from '../definition/index.js';
import { Wanted } from './procedure.js';

/** An alternative with its act's declaration; nothing for an act that the procedure does not have. */
export function wantedOf({ act, outcomes, ever }: Alternative, { acts }: Assembly): readonly Wanted[] {
  const declaration = acts.get(act)?.declaration;
  if (!declaration) return [];
  return [
    { act, declaration, outcomes: new Set(outcomes ?? declaration.outcomes.positive), ...(ever ? { ever } : {}) },
  ];
}
