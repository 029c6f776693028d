import { Collection, MongoClient, MongoServerError } from 'mongodb';
import { Brought, LoginTaken, SideEntry, SideStore } from './port.js';

/** Entries that older versions kept have no `reset`. */
type Kept = Omit<SideEntry, 'subject' | 'reset'> & { readonly _id: string; readonly reset?: string | null };

const DUPLICATE_KEY = 11_000;
/** How long a server may be looked for. */
const SELECTION_MS = 5_000;

const isDuplicate = (error: unknown): boolean => error instanceof MongoServerError && error.code === DUPLICATE_KEY;

export interface MongoSideStoreSettings {
  readonly url: string;
  /** The database where the address names none. */
  readonly database: string;
}

/** The side store that api processes share: a MongoDB database that holds nothing else. */
export async function openMongoSideStore({ url, database }: MongoSideStoreSettings): Promise<SideStore> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: SELECTION_MS, appName: 'tongjian-people' });
  try {
    await client.connect();
    const durable = { writeConcern: { w: 'majority', j: true } } as const;
    const subjects = client.db(database).collection<Kept>('subjects', durable);
    await subjects.createIndex({ login: 1 }, { unique: true });
    const documents = client.db(database).collection<Brought>('brought', durable);
    await documents.createIndex({ sha256: 1, subject: 1 }, { unique: true });
    const store = new MongoSideStore(client, subjects, documents);
    await store.all();
    return store;
  } catch (error) {
    await client.close();
    throw error;
  }
}

class MongoSideStore implements SideStore {
  private readonly entries = new Map<string, SideEntry>();

  constructor(
    private readonly client: MongoClient,
    private readonly subjects: Collection<Kept>,
    private readonly documents: Collection<Brought>,
  ) {}

  async put(entry: SideEntry): Promise<void> {
    const { subject, ...kept } = entry;
    try {
      await this.subjects.replaceOne({ _id: subject }, kept, { upsert: true });
    } catch (error) {
      if (isDuplicate(error)) throw new LoginTaken(entry.login);
      throw error;
    }
    this.entries.set(subject, entry);
  }

  of(subject: string): SideEntry | undefined {
    return this.entries.get(subject);
  }

  async signingIn(typed: string): Promise<SideEntry | undefined> {
    const [byLogin, bySubject] = [await this.subjects.findOne({ login: typed }), await this.refresh(typed)];
    return bySubject ?? this.noted(byLogin);
  }

  async all(): Promise<readonly SideEntry[]> {
    const kept = await this.subjects.find().sort({ _id: 1 }).toArray();
    return kept.map((one) => this.noted(one)!);
  }

  async refresh(subject: string): Promise<SideEntry | undefined> {
    return this.noted(await this.subjects.findOne({ _id: subject }));
  }

  async bring(sha256: string, subject: string): Promise<void> {
    try {
      await this.documents.updateOne({ sha256, subject }, { $setOnInsert: { sha256, subject } }, { upsert: true });
    } catch (error) {
      // Two at once: it is noted.
      if (!isDuplicate(error)) throw error;
    }
  }

  async brought(sha256: string, subject: string): Promise<boolean> {
    return (await this.documents.findOne({ sha256, subject })) !== null;
  }

  async allBrought(): Promise<readonly Brought[]> {
    return this.documents.find({}, { projection: { _id: 0, sha256: 1, subject: 1 } }).toArray();
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private noted(kept: Kept | null): SideEntry | undefined {
    if (!kept) return undefined;
    const { _id: subject, login, name, kept: secret, since, reset = null } = kept;
    const entry = { subject, login, name, kept: secret, since, reset };
    this.entries.set(subject, entry);
    return entry;
  }
}
