import { UnknownReadModel } from '../faults.js';
import { ProjectionRef, ReadAt, Seen } from '../port.js';
import { tableOf } from '../ref.js';
import { RollupShape, rollupOf, Shape } from '../shape.js';
import { StoredIntent } from './intent.js';
import { Collections, collectionsOf, FORMS } from './names.js';
import { FindOptions, Row, Server } from './server.js';

/** The row of a form. */
export interface FormRow extends Row {
  readonly _id: string;
  readonly life: number;
  /** Counts every change of the proof; rows are written only over rows of a lower step. */
  readonly step: number;
  readonly shape?: string;
  readonly seen?: Seen;
  readonly waiting: number;
  /** Some documents are as far as this, because a save in several steps was broken off. */
  readonly ahead?: number;
  readonly intent?: StoredIntent;
  readonly dropped?: true;
}

/** One form of a read model as it stood when it was read. */
export class Form {
  readonly collections: Collections;
  readonly shape: Shape;

  constructor(
    readonly ref: ProjectionRef,
    readonly row: FormRow,
  ) {
    this.collections = collectionsOf(ref, row.life);
    this.shape = JSON.parse(row.shape!) as Shape;
  }

  /** @throws UnknownReadModel */
  rollup(name: string): RollupShape {
    return rollupOf(this.shape, name);
  }

  /** A rollup as rows name it: one that was never declared was written by other hands, and measures nothing. */
  storedRollup(name: string): RollupShape {
    return this.shape.rollups.find((rollup) => rollup.name === name) ?? { name, dimensions: [], measures: [] };
  }

  get seen(): Seen | undefined {
    return this.row.seen;
  }

  /** How far any document may be. */
  get reach(): number {
    const { seen, ahead = 0, intent } = this.row;
    return Math.max(seen?.position ?? 0, ahead, intent?.towards ?? 0);
  }

  at(to = this.reach): ReadAt {
    const { n = 0, position = 0 } = this.seen ?? {};
    const { waiting } = this.row;
    return {
      ...{ projection: this.ref.name, version: this.ref.version, position, n },
      ...(to > position ? { to } : {}),
      ...(waiting ? { parked: waiting } : {}),
    };
  }
}

/** What a step writes may be megabytes: only that there is something is read along. */
const WITHOUT_WRITES: FindOptions['projection'] = { 'intent.writes': 0 };

/** The row of a form, dropped or not, with all that is being written. */
export async function rowOf(server: Server, ref: ProjectionRef, projection?: FindOptions['projection']) {
  const [row] = await server.find(FORMS, { _id: tableOf(ref) }, projection ? { projection } : {});
  return row as FormRow | undefined;
}

/** The form as it stands now, by whichever process it was declared. @throws UnknownReadModel */
export async function formOf(server: Server, ref: ProjectionRef): Promise<Form> {
  const row = await rowOf(server, ref, WITHOUT_WRITES);
  if (row?.shape === undefined || row.dropped) throw new UnknownReadModel(tableOf(ref));
  return new Form(ref, row);
}

/** Moves a form on from a step; false where another was faster, or gave it another life. */
export const moveOn = ({ row }: Form, server: Server, fromStep: number, change: Row): Promise<boolean> =>
  server.change(FORMS, { _id: row._id, life: row.life, step: fromStep }, change);
