import { parseDocument } from 'yaml';
import { Failure } from '../../shell/exit.js';
import { readFile } from './packs.js';
import { Turn } from './table.js';

/** A turn with what is expected of it: that it is done, or the rule that refuses it. */
export interface ScenarioStep extends Turn {
  readonly refusedBy?: string;
}

const MEMBERS = ['on', 'as', 'person', 'facts', 'do', 'key', 'outcome', 'opens', 'links', 'refusedBy'];

/** The steps of a scenario file: a YAML list. @throws Failure with the line of what is no step */
export function scenarioIn(path: string): readonly ScenarioStep[] {
  const { name, text } = readFile(path);
  const document = parseDocument(text, { version: '1.2' });
  if (document.errors[0]) throw new Failure(`${name}: ${document.errors[0].message.split('\n')[0]}`);
  const steps = document.toJS({ maxAliasCount: 0 }) as unknown;
  if (!Array.isArray(steps)) throw new Failure(`${name}: a scenario is a list of steps`);
  return steps.map((step: unknown, i) => {
    if (typeof step !== 'object' || step === null) throw new Failure(`${name}: step ${i + 1} is no step`);
    const strange = Object.keys(step).find((member) => !MEMBERS.includes(member));
    if (strange) throw new Failure(`${name}: step ${i + 1} says ${strange}; a step has ${MEMBERS.join(', ')}`);
    return step as ScenarioStep;
  });
}
