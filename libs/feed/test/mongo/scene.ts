import { LoggedEvent } from '@tongjian/kernel';
import { connectMongo, mongoReadModelsOn, MongoServer, openMemoryReadModels, ReadModels } from '@tongjian/read-models';
import { Mongod, Mortal, startMongod } from '@tongjian/testing';
import { deliver } from '../delivery.js';
import { dump } from '../dump.js';

const COLLECTIONS = ['documents', 'cells', 'deltas', 'parked'];

/** A MongoDB server and what tests do with it. */
export class Scene {
  private constructor(
    private readonly mongod: Mongod,
    readonly server: MongoServer,
  ) {}

  static async open(): Promise<Scene> {
    const mongod = (await startMongod())!;
    return new Scene(mongod, await connectMongo({ url: mongod.url, database: mongod.database() }));
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.mongod.stop();
  }

  /** Read models of a process; `stepBytes` cuts its saves into steps. */
  models(stepBytes?: number, server = this.server): ReadModels {
    return mongoReadModelsOn(server, stepBytes === undefined ? {} : { stepBytes });
  }

  /** The same, of an empty store. */
  async fresh(stepBytes?: number): Promise<ReadModels> {
    for (const { _id, life } of await this.server.find('forms', {})) {
      for (let i = 1; i <= Number(life); i++)
        for (const part of COLLECTIONS) await this.server.drop(`${String(_id)}${i === 1 ? '' : `_l${i}`}_${part}`);
    }
    for (const collection of ['forms', 'active']) await this.server.drop(collection);
    return this.models(stepBytes);
  }

  /** A process whose every single write can be its last, or can be held. */
  mortal(stepBytes?: number) {
    const process = new Mortal<MongoServer>(this.server, { single: ['add', 'change', 'remove'], each: ['write'] });
    return { process, models: this.models(stepBytes, process.hands) };
  }
}

/** What an undisturbed process makes of a log. */
export async function whole(events: readonly LoggedEvent[]) {
  const models = openMemoryReadModels();
  await deliver(models, events, []);
  return dump(models);
}

/** The log up to an event, as one delivery. */
export const upTo = (events: readonly LoggedEvent[], end: number) => ({
  events: events.slice(0, end),
  through: { position: String(end), index: end },
  caughtUp: true,
});
