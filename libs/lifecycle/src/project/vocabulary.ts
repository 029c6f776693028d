import { ActDeclaration, Vocabulary } from '@tongjian/procedure';
import { Act } from '../act/index.js';
import { METHODS } from '../tender/method.js';
import { FACTS } from './facts.js';
import { ACTS, EVENTS } from './registry.js';

/**
 * Acts that no procedure judges under their own name: a step goes under its own, a history enters with flags, acts
 * decided together are judged each as what it is, and no procedure judges its own replacement.
 */
const OUTSIDE = new Set(['CompleteLocalStep', 'ImportHistory', 'DecideTogether', 'MigrateProcedure']);

const declarationOf = ({ name, scope, label, outcomes, opensKey, opensBelow, under }: Act): ActDeclaration => {
  const opens = opensKey ? scope : opensBelow;
  return { name, scope, label, outcomes, ...(opens ? { opens } : {}), ...(under ? { under } : {}) };
};

/** What packs may speak of: the acts, the facts, and what each event means for the marking. */
export const vocabulary: Vocabulary = {
  acts: Object.fromEntries(ACTS.filter(({ name }) => !OUTSIDE.has(name)).map((act) => [act.name, declarationOf(act)])),
  facts: FACTS,
  values: { 'tender.method': METHODS },
  happening: (event) => EVENTS[event.type]?.happening(event),
};
