import { DocumentProjection } from '@tongjian/kernel';
import { Delta, ProjectionRef, ReadModels } from '../port.js';
import { shapeOf } from '../shape.js';
import { active, swap } from './active.js';
import { cells } from './cells.js';
import { connect } from './connect.js';
import { declare, drop, verifyIndexes } from './declare.js';
import * as documents from './documents.js';
import { formOf } from './form.js';
import { lease, leases, release } from './leases.js';
import { atOneMoment, settled } from './moment.js';
import { parked } from './parked.js';
import { contributions, deltas } from './parts.js';
import { patientAudit } from './patient-audit.js';
import { storedDelta } from './rows.js';
import { save } from './save.js';
import { Server, ServerFacts } from './server.js';
import { MongoReadModelsSettings } from './settings.js';

const PAGE = 500;

export interface MongoReadModels extends ReadModels {
  /** Who answered, and whether saves are transactions there. */
  readonly facts: ServerFacts;
}

/**
 * Read models in a MongoDB database: exact by transactions where the server has them, and by intents that anybody can
 * finish where it has none.
 * @throws MongoUnusable within the time set, saying why and no secret
 */
export const openMongoReadModels = async (settings: MongoReadModelsSettings): Promise<MongoReadModels> =>
  readModelsOn(await connect(settings), settings);

type On = Pick<MongoReadModelsSettings, 'readOnly' | 'clock'> & {
  /** Bytes that one step of a save writes at most; for tests. */
  readonly stepBytes?: number;
};

/** The same on a server that is connected already. */
export const readModelsOn = (server: Server, how: On = {}): MongoReadModels => new ReadModelsOnServer(server, how);

class ReadModelsOnServer implements MongoReadModels {
  constructor(
    private readonly server: Server,
    private readonly how: On,
  ) {}

  get facts(): ServerFacts {
    return this.server.facts;
  }

  async declare(projection: DocumentProjection, ref: ProjectionRef = projection): Promise<void> {
    const shape = shapeOf(projection);
    if (!this.how.readOnly) await declare(this.server, ref, shape);
    await verifyIndexes(this.server, ref, await formOf(this.server, ref), shape);
  }

  async seen(ref: ProjectionRef) {
    return (await formOf(this.server, ref)).seen;
  }

  async load(ref: ProjectionRef, keys: readonly string[]) {
    return documents.load(await formOf(this.server, ref), this.server, keys);
  }

  async save(ref: ProjectionRef, fromN: number | undefined, change: Parameters<ReadModels['save']>[2]) {
    return save(this.server, ref, fromN, change, this.how.stepBytes);
  }

  async find(ref: ProjectionRef, query: Parameters<ReadModels['find']>[1]) {
    const { value, at } = await atOneMoment(this.server, ref, (form, server) => documents.find(form, server, query));
    return { ...value, at };
  }

  async cells(ref: ProjectionRef, query: Parameters<ReadModels['cells']>[1]) {
    const { value, at } = await atOneMoment(this.server, ref, (form, server) => cells(form, server, query));
    return { items: value, at };
  }

  async contributions(ref: ProjectionRef, query: Parameters<ReadModels['contributions']>[1]) {
    const { value, at } = await atOneMoment(this.server, ref, (form, server) => contributions(form, server, query));
    return { ...value, at };
  }

  async deltas(ref: ProjectionRef, query: Parameters<ReadModels['deltas']>[1]) {
    return (await atOneMoment(this.server, ref, (form, server) => deltas(form, server, query))).value;
  }

  async parked(ref: ProjectionRef, query: Parameters<ReadModels['parked']>[1] = {}) {
    const { value, at } = await atOneMoment(this.server, ref, (form, server) => parked(form, server, query));
    return { ...value, at };
  }

  async audit(ref: ProjectionRef) {
    const { value, at } = await patientAudit(this.server, ref);
    return { cells: value, at };
  }

  active(name: string) {
    return active(this.server, name);
  }

  swap(from: ProjectionRef | undefined, to: ProjectionRef) {
    return swap(this.server, from, to);
  }

  async *scan(ref: ProjectionRef, afterKey?: string) {
    const form = await formOf(this.server, ref);
    for (let after = afterKey; ;) {
      const page = await documents.scan(form, this.server, after, PAGE);
      // A form that is dropped while it is read would seem to end.
      await settled(this.server, form);
      if (page.length === 0) return;
      yield page;
      after = page[page.length - 1]!.key;
    }
  }

  async changedSince(ref: ProjectionRef, n: number, limit: number) {
    return documents.changedSince(await formOf(this.server, ref), this.server, n, limit);
  }

  async *scanDeltas(ref: ProjectionRef) {
    const form = await formOf(this.server, ref);
    for (let after: unknown; ;) {
      const filter = after === undefined ? {} : { _id: { $gt: after } };
      const rows = await this.server.find(form.collections.deltas, filter, { sort: { _id: 1 }, limit: PAGE });
      await settled(this.server, form);
      if (rows.length === 0) return;
      yield rows.map((row): Delta => storedDelta(form, row));
      after = rows[rows.length - 1]!['_id'];
    }
  }

  async lease(name: string, holder: string, ms: number) {
    const now = this.how.clock?.() ?? (await this.server.now());
    return lease(this.server, name, holder, now, ms);
  }

  async leases() {
    return leases(this.server, this.how.clock?.() ?? (await this.server.now()));
  }

  release(name: string, holder: string) {
    return release(this.server, name, holder);
  }

  drop(ref: ProjectionRef) {
    return drop(this.server, ref);
  }

  close() {
    return this.server.close();
  }
}
