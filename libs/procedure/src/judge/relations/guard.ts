import { Condition } from '../../expression/index.js';
import { Ask, failing, holding, lacking, Scene, shown } from '../scene.js';

/** A condition that must be true. */
export const askGuard =
  (condition: Condition): Ask =>
  (scene) => {
    const result = condition.evaluate(scene.facts);
    const facts = shown(scene, condition.reads);
    if (result === true) return holding(facts);
    if (result === undefined) return { ...lacking(...missing(scene, condition)), facts };
    return failing(facts, { kind: 'facts', names: condition.reads });
  };

/** The facts that a condition reads and nobody has given. */
export const missing = (scene: Scene, { reads }: Condition): readonly string[] =>
  reads.filter((name) => scene.fact(name) === undefined);
