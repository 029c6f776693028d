import { EventStore, Resume } from '@tongjian/event-store';
import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { Delta, ParkedKey, ProjectionRef, Seen, StoredDocument } from '@tongjian/read-models';
import { RollingDigest } from '../../fold/digest.js';
import { resumeAfter } from '../../run/target.js';
import { ReadModelFinding } from '../finding.js';
import { CellSums } from './cell-sums.js';
import { compareCells } from './compare-cells.js';
import { compareSeen } from './compare-seen.js';
import { compareDocument, compareParked, Found } from './compare.js';
import { nameDeltas } from './name-deltas.js';
import { ExpectedKeys } from './expected.js';
import { Fingerprint } from './fingerprint.js';
import { KeyRange } from './key-range.js';
import { textOfDelta } from './texts.js';
import type { DeepVerification, VerifyDeepOptions } from './verify-deep.js';

const LIMIT = 20_000;

interface Ground extends VerifyDeepOptions {
  readonly ref: ProjectionRef;
  readonly seen: Seen;
  readonly parked: ReadonlyMap<string, ParkedKey>;
  readonly most: number;
}

/** One deep verification of one form, as of one save. */
export class DeepPass {
  private readonly store: EventStore;
  private readonly projection: DocumentProjection;
  private readonly types: ReadonlySet<string>;
  private readonly findings: ReadModelFinding[] = [];
  private readonly cells: CellSums;
  private readonly counts = { events: 0, documents: 0, changes: 0, cells: 0, parts: 0, waiting: 0, mended: 0 };
  private interrupted = false;

  constructor(private readonly ground: Ground) {
    this.store = ground.store;
    this.projection = ground.projection;
    this.types = new Set(ground.projection.types);
    this.cells = new CellSums(ground.projection);
  }

  async run(): Promise<void> {
    const ranges: KeyRange[] = [KeyRange.ALL];
    for (let range = ranges.pop(); range && !this.isOver; range = ranges.pop()) {
      const left = await this.verify(range);
      ranges.push(...left);
      this.counts.parts += 1;
    }
    if (!this.isOver) await this.compareCells();
  }

  /** What was compared does not belong together: the ground moved under it. */
  restless(): DeepVerification {
    return this.result([{ projection: this.ground.ref.name, kind: 'restless' }]);
  }

  result(findings: readonly ReadModelFinding[] = this.findings): DeepVerification {
    const { ref, seen, parked } = this.ground;
    const { interrupted } = this;
    return {
      ...{ projection: ref.name, version: ref.version, n: seen.n, position: seen.position, parked: parked.size },
      ...{ ...this.counts, findings, interrupted, ok: findings.length === 0 && !interrupted },
    };
  }

  private get isOver(): boolean {
    if (this.ground.signal?.aborted) this.interrupted = true;
    return this.interrupted || this.findings.length >= this.ground.most;
  }

  private find(found: Found | undefined): void {
    if (found && this.findings.length < this.ground.most)
      this.findings.push({ projection: this.ground.ref.name, ...found });
  }

  /** Verifies the keys of a range; answers the ranges it had to leave. */
  private async verify(range: KeyRange): Promise<readonly KeyRange[]> {
    const { parked, limit = LIMIT } = this.ground;
    const expected = new ExpectedKeys(this.projection, range, parked, limit);
    await this.readLog(expected);
    if (this.isOver) return [];
    for (const { held } of expected.keys.values()) if (held) this.cells.add(held.parts);
    await this.compareDocuments(expected);
    if (this.isOver) return [];
    for (const key of new Set([...expected.keys.keys(), ...parked.keys()])) {
      if (expected.range.has(key)) this.find(compareParked(expected.keys.get(key), parked.get(key)));
    }
    for (const { waiting, mended } of expected.keys.values()) {
      this.counts.waiting += waiting;
      if (mended) this.counts.mended += 1;
    }
    await this.compareChanges(expected);
    return expected.left;
  }

  /** Folds the log up to the position; the first time it also counts what `seen` must be. */
  private async readLog(expected: ExpectedKeys): Promise<void> {
    const { seen } = this.ground;
    const first = this.counts.parts === 0;
    const digest = new RollingDigest();
    let [count, last, beyond] = [0, 0, 0];
    await this.read(undefined, Math.max(seen.position, first ? seen.through.index : 0), (event) => {
      if (event.index <= seen.position) {
        expected.take(event);
        count += 1;
        last = event.index;
        if (first) digest.add(event.meta.hash);
      } else if (event.index <= seen.through.index) beyond += 1;
    });
    if (!first || this.isOver) return;
    this.counts.events = count;
    const head = (await this.store.head()).index;
    const counted = { count, last, beyond, digest: `${digest}`, head };
    for (const found of await compareSeen(seen, counted, this.store, this.ground.code)) this.find(found);
  }

  /** Reads the events of its types after `from`, up to an index. */
  private async read(from: Resume | undefined, to: number, take: (event: LoggedEvent) => void): Promise<void> {
    if ((from?.index ?? 0) >= to) return;
    for await (const batch of this.store.readAll(from, { types: this.projection.types })) {
      for (const event of batch.events) if (event.index <= to && this.types.has(event.type)) take(event);
      await this.pause(batch.through.index / to / 2);
      if (batch.through.index >= to || this.isOver) return;
    }
  }

  private async pause(done: number): Promise<void> {
    this.ground.onProgress?.({ part: this.counts.parts + 1, done: Math.min(1, done) });
    await this.ground.breathe?.();
  }

  private async compareDocuments(expected: ExpectedKeys): Promise<void> {
    const { models, ref, seen } = this.ground;
    const unseen = new Set<string>();
    for (const [key, { held }] of expected.keys) if (held) unseen.add(key);
    const moved = new Map<string, StoredDocument>();
    let latest = { n: 0, key: '' };
    const page = async (batch: readonly StoredDocument[]) => {
      for (const document of batch) {
        const { key, at } = document;
        if (!expected.range.has(key)) continue;
        this.counts.documents += 1;
        unseen.delete(key);
        if (at.n > latest.n) latest = { n: at.n, key };
        if (at.n < 1) this.find({ kind: 'seen', key, path: 'n', found: at.n });
        if (at.position > seen.position) moved.set(key, document);
        else this.find(compareDocument(expected.keys.get(key), document));
      }
      // Documents that went on meanwhile are compared where they stand, before too many of them are held.
      if (moved.size > 0) await this.compareMoved(expected, moved);
      moved.clear();
    };
    for await (const batch of models.scan(ref)) {
      await page(batch);
      await this.pause(0.5);
      if (this.isOver) return;
    }
    for (const key of unseen) this.find({ kind: 'missing', key, expected: expected.keys.get(key)!.held!.position });
    const now = await models.seen(ref);
    if (latest.n > (now?.n ?? 0))
      this.find({ kind: 'seen', key: latest.key, path: 'n', expected: now?.n ?? 0, found: latest.n });
  }

  /** Folds on from the position for documents that were saved since, each to where it stands. */
  private async compareMoved(expected: ExpectedKeys, moved: ReadonlyMap<string, StoredDocument>): Promise<void> {
    const { seen, parked } = this.ground;
    const ahead = new ExpectedKeys(this.projection, expected.range, parked, Infinity);
    // Held are replaced, never changed in place: the expectation as of the position stays what it is.
    for (const key of moved.keys()) ahead.of(key).held = expected.keys.get(key)?.held;
    const end = Math.max(...[...moved.values()].map(({ at }) => at.position));
    const head = (await this.store.head()).index;
    await this.read(resumeAfter(seen.through), Math.min(end, head), (event) => {
      if (event.index > seen.position) ahead.take(event, (key) => event.index <= (moved.get(key)?.at.position ?? 0));
    });
    for (const [key, document] of moved) this.find(compareDocument(ahead.keys.get(key), document));
  }

  private async compareChanges(expected: ExpectedKeys): Promise<void> {
    const { models, ref, seen } = this.ground;
    const found = new Map<string, Fingerprint>();
    let last: Delta | undefined;
    for await (const batch of models.scanDeltas(ref)) {
      for (const delta of batch) {
        if (!expected.range.has(delta.key)) continue;
        if (delta.position > (last?.position ?? 0)) last = delta;
        if (delta.position > seen.position) continue;
        this.counts.changes += 1;
        const known = found.get(delta.key) ?? new Fingerprint();
        known.add(textOfDelta(delta));
        found.set(delta.key, known);
      }
      await this.pause(0.8);
      if (this.isOver) return;
    }
    const wrong = new Set<string>();
    for (const [key, { changes }] of expected.keys) if (!changes.equals(found.get(key) ?? NO_CHANGES)) wrong.add(key);
    for (const key of found.keys()) if (!expected.keys.has(key)) wrong.add(key);
    const now = (await models.seen(ref))?.position ?? 0;
    if (last && last.position > now) this.find({ kind: 'delta', key: last.key, index: last.position, expected: now });
    if (wrong.size > 0) await this.nameChanges([...wrong].slice(0, this.ground.most));
  }

  private async nameChanges(keys: readonly string[]): Promise<void> {
    const { models, ref, seen, parked } = this.ground;
    const named = await nameDeltas(keys, seen.position, models.scanDeltas(ref), async (onChange) => {
      const wanted = new Set(keys);
      const again = new ExpectedKeys(this.projection, KeyRange.ALL, parked, Infinity, onChange);
      await this.read(undefined, seen.position, (event) => again.take(event, (key) => wanted.has(key)));
    });
    for (const finding of named) this.find(finding);
  }

  private async compareCells(): Promise<void> {
    const { models, ref, seen } = this.ground;
    const { cells, at } = await models.audit(ref);
    this.counts.cells = cells.length;
    // A store without transactions may have read across saves; then only what nobody touches is compared.
    const still = at.n === seen.n && at.to === undefined;
    for (const found of compareCells(cells, this.cells, still)) this.find(found);
  }
}

const NO_CHANGES = new Fingerprint();
