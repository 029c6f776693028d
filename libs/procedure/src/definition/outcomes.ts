import { ActDeclaration } from '../types.js';

/** Every outcome of an act, the positive ones first. */
export const outcomesOf = (declaration: Pick<ActDeclaration, 'outcomes'> | undefined): readonly string[] =>
  declaration ? [...declaration.outcomes.positive, ...declaration.outcomes.other] : [];
