import { CommandAnswered, LoggedEvent } from '@tongjian/kernel';
import { alarmsOf } from './alarms.js';
import { ProjectDocument } from './document.js';

/** The project a process's command was for, as the answer names it. */
export const addresseeOf = ({ data }: LoggedEvent): string => (data as unknown as CommandAnswered).stream;

/**
 * A consequence that was refused stands as an alarm until it is done: the process that sent it may be at its end, and
 * then only a person can go on.
 */
export function answered(document: ProjectDocument, { data }: LoggedEvent): ProjectDocument {
  const { command, outcome, code = '' } = data as unknown as CommandAnswered;
  const others = document.refusals.filter((refusal) => refusal.command !== command);
  if (outcome === 'accepted' && others.length === document.refusals.length) return document;
  const draft = { ...document, refusals: outcome === 'refused' ? [...others, { command, code }] : others };
  const alarms = alarmsOf(draft);
  return { ...draft, alarms, alarmed: alarms.length > 0 };
}
