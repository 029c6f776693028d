import { digestOf, DocumentProjection, JsonObject, LoggedEvent } from '@tongjian/kernel';
import { contributionsOf } from './contributions.js';

/**
 * Fingerprint of a projection's meaning: what it declares, the text of its functions, and the documents and
 * contributions that a fixed history gives. A helper function that changes shows in the latter.
 * @throws when the projection cannot fold the history, or makes what cannot be stored
 */
export function codeOf(projection: DocumentProjection, corpus: readonly LoggedEvent[] = []): string {
  const { name, version, types, indexes, rollups, keys, fold } = projection;
  return digestOf({
    name,
    version,
    types: [...types].sort(),
    indexes,
    functions: [keys, fold, ...rollups.map((rollup) => rollup.contributions)].map((code) => code.toString()),
    rollups: rollups.map((rollup) => ({
      name: rollup.name,
      dimensions: rollup.dimensions,
      measures: rollup.measures,
    })),
    documents: documentsOf(projection, corpus),
  });
}

function documentsOf(projection: DocumentProjection, corpus: readonly LoggedEvent[]): JsonObject[] {
  const types = new Set(projection.types);
  const parts = contributionsOf(projection);
  const documents = new Map<string, JsonObject | null>();
  const wanted = corpus.filter((event) => types.has(event.type));
  const states: JsonObject[] = [];
  for (const event of wanted)
    for (const key of new Set(projection.keys(event))) {
      const document = projection.fold(documents.get(key) ?? null, event, key);
      documents.set(key, document);
      const contributions = parts(document).map(({ rollup, cell, measures }) => ({ rollup, cell, measures }));
      states.push({ key, contributions, ...(document === null ? {} : { document }) });
    }
  return states;
}
