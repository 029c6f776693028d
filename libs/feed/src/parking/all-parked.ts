import { ParkedKey, ProjectionRef, ReadModels } from '@tongjian/read-models';

/** Every parked record of a read model, page by page. */
export async function* allParked(models: ReadModels, ref: ProjectionRef): AsyncGenerator<ParkedKey> {
  for (let cursor: string | undefined, more = true; more;) {
    const page = await models.parked(ref, { limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    yield* page.items;
    cursor = page.next;
    more = cursor !== undefined;
  }
}

/** The same by key. */
export async function parkedByKey(models: ReadModels, ref: ProjectionRef): Promise<Map<string, ParkedKey>> {
  const found = new Map<string, ParkedKey>();
  for await (const record of allParked(models, ref)) found.set(record.key, record);
  return found;
}
