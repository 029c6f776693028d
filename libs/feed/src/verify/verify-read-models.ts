import { canonicalJson, DocumentProjection, hashOf, JsonObject, LoggedEvent } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { ParkedKey, ProjectionRef, ReadModels, Seen, Sum } from '@tongjian/read-models';
import { contributionsOf } from '../fold/contributions.js';
import { parkedByKey } from '../parking/all-parked.js';
import { typesOf } from '../run/types.js';
import { ReadModelFinding, ReadModelVerification } from './finding.js';
import { Recount } from './recount.js';

export interface VerifyReadModelsOptions {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly projections: readonly DocumentProjection[];
  /** Called after each batch with the index reached. */
  readonly onProgress?: (index: number) => void;
  /** Findings kept of each projection; default 100. */
  readonly most?: number;
}

/**
 * Proves what every read model has seen: recomputes count and digest from the log, each document's own count, each
 * event's own hash, each document's contributions, and each cell's sum. Only reads, at the position where the read
 * model stands when it begins, so it runs beside a live server. A document edited by hand together with its
 * contributions and cells is beyond it.
 */
export async function verifyReadModels(options: VerifyReadModelsOptions): Promise<readonly ReadModelVerification[]> {
  const { store, models, projections, onProgress } = options;
  const checks = await Promise.all(
    projections.map((projection) => Check.begin(projection, models, options.most ?? 100)),
  );
  const head = (await store.head()).index;
  const end = Math.max(head, ...checks.map((check) => check.end));
  for await (const batch of store.readAll(undefined, { types: typesOf(projections) })) {
    for (const event of batch.events) for (const check of checks) check.take(event);
    onProgress?.(batch.through.index);
    if (batch.through.index >= end) break;
  }
  return checks.map((check) => check.finish(head));
}

class Check {
  private readonly findings: ReadModelFinding[] = [];
  private readonly unsure = new Set<string>();
  private readonly recount: Recount;
  private readonly types: ReadonlySet<string>;
  private firstUnseenAt: string | undefined;

  private constructor(
    private readonly projection: DocumentProjection,
    private readonly ref: ProjectionRef,
    private readonly seen: Seen | undefined,
    private readonly documents: ReadonlyMap<string, { readonly position: number; readonly count: number }>,
    private readonly cells: number,
    private readonly parked: ReadonlyMap<string, ParkedKey>,
    private readonly most: number,
  ) {
    this.types = new Set(projection.types);
    const positions = new Map([...documents].map(([key, at]) => [key, at.position]));
    const waitFrom = new Map([...parked].map(([key, record]) => [key, record.position]));
    this.recount = new Recount(projection, seen?.position ?? 0, positions, waitFrom);
  }

  static async begin(projection: DocumentProjection, models: ReadModels, most: number): Promise<Check> {
    const { name, version } = projection;
    const ref = await models.active(name);
    if (!ref) {
      const check = new Check(projection, { name, version }, undefined, new Map(), 0, new Map(), most);
      check.find({ kind: 'absent' });
      return check;
    }
    const seen = await models.seen(ref);
    const before = await parkedByKey(models, ref);
    const documents = new Map<string, { position: number; count: number }>();
    const wrong: Omit<ReadModelFinding, 'projection'>[] = [];
    const partsOf = contributionsOf(projection);
    for await (const batch of models.scan(ref))
      for (const { key, document, at, contributions } of batch) {
        documents.set(key, { position: at.position, count: at.count });
        const [expected, found] = [partsText(partsOf(document)), partsText(contributions)];
        if (expected !== found) wrong.push({ kind: 'contribution', key, expected, found });
      }
    const audit = await models.audit(ref);
    for (const { rollup, cell, kept, contributed, changed } of audit.cells)
      for (const expected of [contributed, changed])
        if (sumText(expected) !== sumText(kept))
          wrong.push({ kind: 'cell', key: `${rollup} ${cell}`, expected: sumText(expected), found: sumText(kept) });
    const parked = await parkedByKey(models, ref);
    const check = new Check(projection, ref, seen, documents, audit.cells.length, parked, most);
    // A key that was parked or drained meanwhile was read in two states: it is compared the next time.
    for (const key of new Set([...before.keys(), ...parked.keys()]))
      if (before.get(key)?.position !== parked.get(key)?.position) check.unsure.add(key);
    for (const finding of wrong) check.find(finding);
    return check;
  }

  /** Up to where the log must be read for this read model. */
  get end(): number {
    return Math.max(this.seen?.position ?? 0, ...[...this.documents.values()].map(({ position }) => position), 0);
  }

  private find(finding: Omit<ReadModelFinding, 'projection'>): void {
    if (this.findings.length < this.most) this.findings.push({ projection: this.projection.name, ...finding });
  }

  take(event: LoggedEvent): void {
    if (!this.types.has(event.type)) return;
    this.recount.add(event);
    const { stream, revision, index, meta } = event;
    const { position = 0, through } = this.seen ?? {};
    if (index > position) this.firstUnseenAt ??= meta.recordedAt;
    // It says that it has read beyond an event that it never counted.
    if (index > position && index <= (through?.index ?? 0)) this.find({ kind: 'skipped', stream, revision, index });
    const expected = ownHash(event);
    if (expected !== meta.hash) this.find({ kind: 'altered', stream, revision, index, expected, found: meta.hash });
  }

  finish(head: number): ReadModelVerification {
    const { position = 0, count = 0, digest = '' } = this.seen ?? {};
    if (this.seen) this.compare(this.seen, head);
    return {
      projection: this.projection.name,
      version: this.ref.version,
      position,
      count,
      digest,
      documents: this.documents.size,
      cells: this.cells,
      parked: this.parked.size,
      waiting: this.recount.waiting,
      head,
      ...(this.firstUnseenAt ? { firstUnseenAt: this.firstUnseenAt } : {}),
      findings: this.findings,
      ok: this.findings.length === 0,
    };
  }

  private compare({ position, count, digest }: Seen, head: number): void {
    if (position > head) this.find({ kind: 'ahead', index: position, expected: head, found: position });
    const { count: expected, digestText } = this.recount;
    if (count !== expected) this.find({ kind: count < expected ? 'skipped' : 'doubled', expected, found: count });
    else if (digest !== digestText) this.find({ kind: 'reordered', expected: digestText, found: digest });
    this.compareDocuments();
  }

  private compareDocuments(): void {
    const expected = this.recount.keys();
    for (const [key, { count, position }] of expected) {
      if (this.unsure.has(key)) continue;
      const found = this.documents.get(key);
      if (!found) this.find({ kind: 'missing', key, expected: count, found: 0 });
      else if (found.count !== count)
        this.find({ kind: found.count < count ? 'skipped' : 'doubled', key, expected: count, found: found.count });
      else if (found.position !== position)
        this.find({ kind: 'reordered', key, expected: position, found: found.position });
    }
    for (const key of this.documents.keys())
      if (!expected.has(key) && !this.unsure.has(key)) this.find({ kind: 'foreign', key });
  }
}

/** The hash that an event should have; a text that says why where it cannot be computed. */
function ownHash(event: LoggedEvent): string {
  try {
    const { index: _, ...stored } = event;
    return hashOf(stored);
  } catch (error) {
    return (error as Error).message;
  }
}

const sumText = ({ measures, documents }: Sum) => canonicalJson({ ...measures, documents });

function partsText(parts: readonly { rollup: string; cell: string; measures: JsonObject }[]): string {
  return parts
    .map(({ rollup, cell, measures }) => `${rollup} ${cell} ${canonicalJson(measures)}`)
    .sort()
    .join('\n');
}
