import { JsonObject, LoggedEvent, Meta } from '@tongjian/kernel';

/** One event as a history tells it; what is left out is ordinary. */
export interface Told {
  readonly type: string;
  readonly data: JsonObject;
  readonly stages?: readonly string[];
  readonly entry?: Meta['entry'];
  readonly occurredAt?: string;
}

const ACTOR = { person: 'p_corpus', organisation: 'o_corpus', role: 'importer', client: 'corpus' };

/** Events of one project's stream as a log would give them, one a day; never stored, so their hashes say nothing. */
export const historyOf = (project: string, told: readonly Told[], firstIndex = 1): LoggedEvent[] =>
  told.map(({ type, data, stages, entry, occurredAt }, revision) => {
    const at = occurredAt ?? new Date(Date.UTC(2020, 0, 1 + revision)).toISOString();
    const meta: Meta = {
      actor: ACTOR,
      jurisdiction: '510100',
      commandId: `c-${revision}`,
      correlationId: `c-${revision}`,
      causationId: `c-${revision}`,
      occurredAt: at,
      recordedAt: at,
      prev: '',
      hash: '',
      ...(stages ? { procedure: { id: 'corpus', version: '1.0.0', hash: '', stages } } : {}),
      ...(entry ? { entry } : {}),
    };
    const stream = `project-${project}`;
    return { id: `${project}-${revision}`, stream, revision, type, shape: 1, data, meta, index: firstIndex + revision };
  });
