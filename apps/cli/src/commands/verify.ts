import { verifyDocuments } from '@tongjian/data-folder';
import { EventStore, StoreDamaged, verifyLog } from '@tongjian/event-store';
import { allParked, codeOf, DeepVerification, ReadModelFinding, verifyDeep, verifyReadModels } from '@tongjian/feed';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { ParkedKey, ReadModels } from '@tongjian/read-models';
import { CommandDefinition, Given } from '../shell/command.js';
import { EXIT } from '../shell/exit.js';
import { namedDocuments } from '../shell/named-documents.js';
import { Output } from '../shell/output.js';
import { filesOf, openStores, STORES_HELP, STORES_OPTIONS } from '../shell/stores.js';

/** Parked keys that are told one by one; the others are counted. */
const NAMED = 100;

/** Recomputes everything that the log and the read models claim of themselves. Reads only; works beside a server. */
export const verify: CommandDefinition = {
  name: 'verify',
  summary: 'recompute every hash, chain, count and digest; name what is wrong',
  usage: '[--deep] [--data-dir DIR]',
  options: { ...STORES_OPTIONS, deep: { type: 'boolean' } },
  help: { '--deep': 'fold every read model again and compare all that it holds', ...STORES_HELP },
  async run(given, output) {
    const { store, models: views, close } = await openStores(given);
    try {
      const log = await verifyLog(store, {
        onProgress: (index, end) => output.progress(`log ${index}/${end}`),
      });
      output.line(`log: ${log.events} events in ${log.streams} streams, index 1 to ${log.through}`);
      for (const finding of log.findings) output.line(`✗ ${placeOf(finding)}: ${finding.kind}: ${finding.detail}`);
      const documents = await documentsOf(given, store);
      output.line(`documents: ${documents.documents ?? 'not here; FILES_DIR names their folder'}`);
      for (const { kind, sha256 } of documents.findings) output.line(`✗ ${sha256}: ${kind}`);
      const models = views ? await readModelsOf(store, views, output) : [];
      const parked: Record<string, readonly ParkedKey[]> = {};
      for (const one of models) {
        const { projection, version, count, documents, position, digest, firstUnseenAt, findings, waiting } = one;
        const behind = firstUnseenAt ? `; behind: what was recorded at ${firstUnseenAt} is not seen yet` : '';
        const folded = waiting > 0 ? `, ${count - waiting} folded` : '';
        output.line(
          `${projection} v${version}: ${count} events${folded} in ${documents} documents, to index ${position}, digest ${digest}${behind}`,
        );
        if (views) parked[projection] = await tellParked(projection, views, output);
        for (const finding of findings) output.line(`✗ ${projection}: ${wordsOf(finding)}`);
      }
      if (!views) output.line('read models: none yet');
      const deep = views && given.flag('deep') ? await tellDeep(store, views, output) : [];
      const found = [log, documents, ...models, ...deep].reduce((sum, { findings }) => sum + findings.length, 0);
      output.line(found === 0 ? '✓ nothing skipped, doubled, reordered or altered' : `${found} findings`);
      output.result({
        clean: found === 0,
        log,
        documents,
        readModels: models,
        parked,
        ...(deep.length > 0 ? { deep } : {}),
      });
      return found === 0 ? EXIT.clean : EXIT.findings;
    } finally {
      await close();
    }
  },
};

/** What the kept documents prove; nothing where they are kept on another machine. */
async function documentsOf(given: Given, store: EventStore) {
  const files = filesOf(given);
  return files === undefined
    ? { documents: undefined, findings: [] }
    : verifyDocuments({ files }, await namedDocuments(store));
}

/** What the read models prove; nothing where the log they are counted from cannot be read, which is a finding of its own. */
async function readModelsOf(store: EventStore, models: ReadModels, output: Output) {
  try {
    return await verifyReadModels({ store, models, projections: ALL_PROJECTIONS });
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error;
    output.line(`read models: not recounted, for ${error.message}`);
    return [];
  }
}

/** Keys whose events wait: no finding, for nothing is lost, but every total may miss them. */
async function tellParked(projection: string, models: ReadModels, output: Output): Promise<readonly ParkedKey[]> {
  const ref = await models.active(projection);
  const told: ParkedKey[] = [];
  if (!ref) return told;
  let total = 0;
  for await (const record of allParked(models, ref)) {
    total += 1;
    if (told.length >= NAMED) continue;
    told.push(record);
    const { key, position, error, reason } = record;
    output.line(
      `! ${projection}: ${key} is parked from index ${position}: ${error}${reason ? ` (kept: ${reason})` : ''}`,
    );
  }
  if (total > 0) output.line(`! ${projection}: ${total} parked; totals may miss them until they are unparked`);
  return told;
}

async function tellDeep(store: EventStore, models: ReadModels, output: Output): Promise<readonly DeepVerification[]> {
  const verified: DeepVerification[] = [];
  for (const projection of ALL_PROJECTIONS) {
    const deep = await verifyDeep({
      ...{ store, models, projection, code: codeOf(projection, CORPUS) },
      onProgress: ({ part, done }) =>
        output.progress(`${projection.name} folded again, part ${part}: ${Math.round(done * 100)} %`),
    });
    const { documents, changes, cells, position, findings, mended } = deep;
    output.line(
      `${projection.name} folded again to index ${position}: ${documents} documents, ${changes} changes, ${cells} cells` +
        (mended > 0 ? `; ${mended} parked keys can be unparked` : ''),
    );
    for (const finding of findings) output.line(`✗ ${projection.name}: ${wordsOf(finding)}`);
    verified.push(deep);
  }
  return verified;
}

const placeOf = ({ index, stream, revision }: { index?: number; stream?: string; revision?: number }): string =>
  [
    index === undefined ? undefined : `index ${index}`,
    stream === undefined ? undefined : `${stream}@${revision ?? '?'}`,
  ]
    .filter(Boolean)
    .join(', ') || 'log';

const wordsOf = ({ kind, key, path, expected, found, ...place }: ReadModelFinding): string =>
  [
    kind,
    key,
    path || undefined,
    placeOf(place),
    expected === undefined ? undefined : `expected ${expected}, found ${found ?? 'nothing'}`,
  ]
    .filter((part) => part !== undefined && part !== 'log')
    .join(' ');
