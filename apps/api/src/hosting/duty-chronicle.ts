import { EventStore } from '@tongjian/event-store';
import { Chronicle } from '@tongjian/feed';
import { load, Loaded, LoggedEvent } from '@tongjian/kernel';
import { EVENTS, ProjectState, recordedDuties, turningPoints } from '@tongjian/lifecycle';
import { CALENDAR_EVENTS } from '@tongjian/registry';
import { RecentStreams } from '../command/stream-cache.js';
import { Workshop } from '../house.js';

const STREAM = 'project-';
const KEPT_PROJECTS = 500;

/**
 * 期限: the turning points of every project's duties, recorded in `process-duty-<project>`. A calendar that is published
 * or corrected has every project looked at again.
 */
export function dutyChronicle({ store, domain, calendars, procedures, shelf }: Workshop): Chronicle {
  const kept = new RecentStreams(KEPT_PROJECTS);
  return {
    name: 'duty',
    types: [...Object.keys(EVENTS), ...Object.keys(CALENDAR_EVENTS)],
    subject: ({ type, stream }: LoggedEvent) => {
      if (type in CALENDAR_EVENTS) return 'all';
      return stream.startsWith(STREAM) ? { of: stream.slice(STREAM.length) } : 'none';
    },
    review: async (project, recorded, at) => {
      const { state } = await current(store, domain.project, kept, `${STREAM}${project}`);
      if (state.pinned) await procedures.lookUp(state.pinned.hash);
      await calendars.readOn();
      const asked = { shelf, calendar: calendars.calendar, at };
      const jurisdiction = state.dossier.proposal?.jurisdiction ?? '';
      return { ...turningPoints(project, state, recordedDuties(recorded), asked), jurisdiction };
    },
  };
}

async function current(
  store: EventStore,
  decider: Workshop['domain']['project'],
  kept: RecentStreams,
  stream: string,
): Promise<Loaded<ProjectState>> {
  const known = await load(store, decider, stream, kept.get(stream) as Loaded<ProjectState> | undefined);
  kept.set(stream, known);
  return known;
}
