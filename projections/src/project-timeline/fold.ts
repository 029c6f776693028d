import { LoggedEvent } from '@tongjian/kernel';
import { alarmsOf } from './alarms.js';
import { ProjectDocument, StandingFact } from './document.js';
import { Draft, draftOf, emptyDocument } from './draft.js';
import { Data, FACTS } from './facts/index.js';
import { total } from './figures.js';
import { corrected, numbersOf, sampleOf, standingOf, voided } from './standing.js';
import { statusOf } from './status.js';

/** The document after an event. A correction or annulment folds again what still stands. */
export function fold(document: ProjectDocument | null, event: LoggedEvent, id: string): ProjectDocument {
  const before = document ?? emptyDocument(id);
  const draft = happened(before, event);
  tell(draft, event);
  return draft;
}

function happened(before: ProjectDocument, event: LoggedEvent): Draft {
  if (event.type === 'ActCorrected') return again(before, corrected(before.standing, event));
  if (event.type === 'ActVoided') return again(before, voided(before.standing, event));
  const fact = standingOf(event.id, event.type, event.data);
  const draft = draftOf(before);
  if (!fact) return draft;
  draft.standing = [...before.standing, fact];
  apply(draft, fact);
  conclude(draft);
  return draft;
}

function again(before: ProjectDocument, standing: readonly StandingFact[]): Draft {
  const { revision, events, firstAt, lastAt, lastType, flags, imported, stage, stages } = before;
  const kept = { revision, events, firstAt, lastAt, lastType, flags, imported, stage, stages, standing };
  const draft = draftOf({ ...emptyDocument(before.id), ...kept });
  for (const fact of standing) apply(draft, fact);
  conclude(draft);
  return draft;
}

function apply(draft: Draft, fact: StandingFact): void {
  FACTS[fact.type]?.apply(draft, new Data(fact.data));
  const numbers = numbersOf(fact).filter((number) => !draft.numbers.includes(number));
  if (numbers.length > 0) draft.numbers = [...draft.numbers, ...numbers];
  const sample = sampleOf(fact);
  if (sample.paths.length > 0) {
    draft.sample = [...new Set([...draft.sample, ...sample.paths])];
    draft.sampledFigures = [...new Set([...draft.sampledFigures, ...sample.figures])].sort();
  }
}

function conclude(draft: Draft): void {
  total(draft);
  draft.status = statusOf(draft);
  draft.alarms = alarmsOf(draft);
}

/** What every event says, whatever its type. */
function tell(draft: Draft, { revision, type, meta }: LoggedEvent): void {
  draft.revision = revision;
  draft.events += 1;
  draft.lastType = type;
  draft.lastAt = meta.occurredAt;
  if (draft.firstAt === '') draft.firstAt = meta.occurredAt;
  const stages = meta.procedure?.stages;
  if (stages) {
    draft.stages = stages;
    draft.stage = stages[0] ?? '';
  }
  if (meta.entry?.kind === 'import') draft.imported = true;
  const flags = meta.entry?.flags?.filter((flag) => !draft.flags.includes(flag)) ?? [];
  if (flags.length > 0) draft.flags = [...draft.flags, ...flags];
}
