import { Assembly } from '../composition/assembly.js';
import { faultAt, Place } from '../definition/index.js';
import { compileCondition, Condition } from '../expression/index.js';
import { PackFault } from '../types.js';

/** An expression planned over the assembly's facts and parameters; what is wrong with it is a fault at its place. */
export function compiledCondition(
  text: string | undefined,
  place: Place,
  assembly: Assembly,
  faults: PackFault[],
): Condition | undefined {
  if (text === undefined) return undefined;
  const compiled = compileCondition(text, assembly.factTypes, assembly.parameters);
  if (!('faults' in compiled)) return compiled;
  for (const { code, message } of compiled.faults) faults.push(faultAt(place, code, `${message} (in ${text})`));
  return undefined;
}
