import { fold, genesisOf, JsonObject, NewEvent, sealAll, StoredEvent } from '@tongjian/kernel';
import { project, ProjectCommand, ProjectContext, ProjectState } from '@tongjian/lifecycle';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { demonstrationHistories, demonstrationShelf } from '../rebuild/histories.js';

const STREAM = 'project-long';
/** An act that may be repeated without end, so that a project grows as long as one likes. */
const REPEATED = 'BeneficiaryOpinionRecorded';

/** A project of the demonstration that goes on being performed, of so many events, and the next command on it. */
export interface LongProject {
  readonly events: readonly StoredEvent[];
  readonly state: () => ProjectState;
  readonly command: ProjectCommand;
  readonly context: ProjectContext;
}

export async function longProject(length: number): Promise<LongProject> {
  const found = (await demonstrationHistories()).find((events) => events.some(({ type }) => type === REPEATED));
  if (!found) throw new Error(`no project of the demonstration records a ${REPEATED}`);
  const at = found.findIndex(({ type }) => type === REPEATED);
  const sample = found[at]!;
  const told = [...found.slice(0, at + 1), ...Array<StoredEvent>(Math.max(0, length - at - 1)).fill(sample)];
  const events = sealed(told);
  const { lot: _lot, sample: _sample, ...data } = sample.data as JsonObject;
  const context = {
    actor: sample.meta.actor,
    at: sample.meta.recordedAt,
    commandId: 'next',
    shelf: demonstrationShelf(),
    calendar: calendarFrom(PUBLISHED_YEARS),
  };
  const command = { type: 'RecordBeneficiaryOpinion', data };
  return { events, state: () => fold(project, events), command, context };
}

function sealed(told: readonly StoredEvent[]): readonly StoredEvent[] {
  let head = { revision: -1, hash: genesisOf(STREAM), recordedAt: '' };
  return told.map((event, i) => {
    const { type, shape, data, meta } = event;
    const { commandId: _c, prev: _p, hash: _h, recordedAt: at, ...rest } = meta;
    const cause = { ...meta, commandId: `c-${i}`, at };
    const [one] = sealAll(head, STREAM, [{ type, shape, data, meta: rest } as NewEvent], cause);
    head = { revision: one!.revision, hash: one!.meta.hash, recordedAt: one!.meta.recordedAt };
    return one!;
  });
}
