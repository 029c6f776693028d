import { LoggedEvent } from '@tongjian/kernel';
import { alarmsOf } from './alarms.js';
import { ProjectDocument } from './document.js';
import { Draft, emptyDocument } from './draft.js';
import { Data, FACTS } from './facts/index.js';
import { total } from './figures.js';
import { corrected, factsOf, lineOf, numbersOf, sampleOf, StandingFact, standingOf, voided } from './standing.js';
import { statusOf } from './status.js';

/** The document after an event. A correction or annulment folds again what still stands. */
export function fold(document: ProjectDocument | null, event: LoggedEvent, id: string): ProjectDocument {
  const before = document ?? emptyDocument(id);
  const draft = happened(before, event);
  tell(draft, event);
  return draft;
}

function happened(before: ProjectDocument, event: LoggedEvent): Draft {
  if (event.type === 'ActCorrected') return again(before, corrected(factsOf(before.standing), event));
  if (event.type === 'ActVoided') return again(before, voided(factsOf(before.standing), event));
  const draft: Draft = { ...before };
  const fact = standingOf(event.id, event.type, event.data);
  if (!fact) return draft;
  draft.standing += lineOf(fact);
  apply(draft, fact);
  conclude(draft);
  return draft;
}

function again(before: ProjectDocument, facts: readonly StandingFact[]): Draft {
  const { revision, events, firstAt, lastAt, lastType, flags, imported, stage, stages } = before;
  const kept = { revision, events, firstAt, lastAt, lastType, flags, imported, stage, stages };
  const draft: Draft = { ...emptyDocument(before.id), ...kept, standing: facts.map(lineOf).join('') };
  for (const fact of facts) apply(draft, fact);
  conclude(draft);
  return draft;
}

function apply(draft: Draft, fact: StandingFact): void {
  FACTS[fact.type]?.apply(draft, new Data(fact.data));
  const numbers = numbersOf(fact);
  if (numbers.length > 0) draft.numbers = [...new Set([...draft.numbers, ...numbers])];
  if (fact.data['sample'] === undefined) return;
  const { paths, figures } = sampleOf(fact);
  draft.sample = [...new Set([...draft.sample, ...paths])];
  draft.sampledFigures = [...new Set([...draft.sampledFigures, ...figures])].sort();
}

function conclude(draft: Draft): void {
  total(draft);
  draft.status = statusOf(draft);
  draft.alarms = alarmsOf(draft);
  draft.alarmed = draft.alarms.length > 0;
}

/** What every event says, whatever its type. */
function tell(draft: Draft, { revision, type, meta }: LoggedEvent): void {
  draft.revision = revision;
  draft.events += 1;
  draft.lastType = type;
  draft.lastAt = meta.occurredAt;
  if (draft.firstAt === '') draft.firstAt = meta.occurredAt;
  const { stages, stage = draft.stage } = meta.procedure ?? {};
  if (stages) {
    draft.stages = stages;
    // An act of no stage, a correction, leaves the project where it stood.
    draft.stage = stages.includes(stage) ? stage : (stages[0] ?? '');
  }
  if (meta.entry?.kind === 'import') draft.imported = true;
  if (meta.entry?.flags) draft.flags = [...new Set([...draft.flags, ...meta.entry.flags])];
}
