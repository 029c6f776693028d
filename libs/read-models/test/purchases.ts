import { DocumentProjection, JsonObject } from '@tongjian/kernel';
import { Delta, ReadModels, Save, Seen, StoredDocument } from '../src/index.js';

/** A read model of purchases, as small as a read model can be. */
export const PURCHASES: DocumentProjection = {
  name: 'purchase',
  version: 1,
  answers: 'What was bought?',
  types: ['Bought'],
  keys: ({ data }) => [data['id'] as string],
  fold: (document) => document,
  indexes: [['district', 'priceFen'], ['item.code']],
  rollups: [
    {
      name: 'spend',
      answers: 'How much was spent where, on what?',
      dimensions: ['district', 'category'],
      measures: ['purchases', 'priceFen'],
      contributions: () => [],
    },
  ],
};

export const cell = (district: string, category: string) => `{"category":"${category}","district":"${district}"}`;

export const seenAt = (n: number, position = n): Seen => ({
  n,
  position,
  through: { position: String(position), index: position },
  count: position,
  digest: '0'.repeat(32),
  code: 'sha256:code',
});

export const stored = (key: string, document: JsonObject | null, n = 1, position = n): StoredDocument => ({
  key,
  document,
  at: { position, count: 1, n },
  contributions: [],
});

/** Saves documents only, as the next save. */
export async function put(models: ReadModels, documents: Readonly<Record<string, JsonObject | null>>): Promise<void> {
  const n = (await models.seen(PURCHASES))?.n;
  const next = (n ?? 0) + 1;
  const saved = await models.save(PURCHASES, n, {
    documents: Object.entries(documents).map(([key, document]) => stored(key, document, next)),
    deltas: [],
    seen: seenAt(next),
  });
  if (!saved) throw new Error('the save was refused');
}

/** A purchase that counts in one cell from an event on. */
export function bought(key: string, where: [string, string], priceFen: number, n: number, position = n): Save {
  const part = { rollup: 'spend', cell: cell(...where), measures: { purchases: 1, priceFen } };
  const delta: Delta = { ...part, position, key, documents: 1 };
  return {
    documents: [{ ...stored(key, { id: key, priceFen }, n, position), contributions: [part] }],
    deltas: [delta],
    seen: seenAt(n, position),
  };
}
