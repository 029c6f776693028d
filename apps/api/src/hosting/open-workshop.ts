import { EventStore } from '@tongjian/event-store';
import { LoggedEvent } from '@tongjian/kernel';
import { ACTS, menu, project } from '@tongjian/lifecycle';
import { Domain, Workshop } from '../house.js';
import { CalendarDesk } from '../installation/calendar-desk.js';
import { Clock, realClock, simulatedClock } from '../installation/clock.js';
import { createInstallation, foundInstallation, Installation } from '../installation/installation.js';
import { ProcedureDesk } from '../installation/procedure-desk.js';
import { Settings } from '../settings/index.js';
import { Stores } from './stores.js';

/** The domain as every process runs it. */
export const domain: Domain = {
  acts: ACTS,
  project: project as Domain['project'],
  menu,
};

/** Opens what performing acts needs on a log that was founded; undefined where it was not. */
export async function openWorkshop(
  settings: Settings,
  { store, models, alone }: Stores,
  closing: AbortSignal,
): Promise<Workshop | undefined> {
  const installation = await foundInstallation(store);
  if (!installation) return undefined;
  const clock = await clockOf(settings, store, installation.simulation);
  const calendars = await CalendarDesk.open(store, clock);
  const procedures = await ProcedureDesk.open(store, clock, calendars);
  const { shelf } = procedures;
  return { settings, domain, store, alone, models, installation, clock, calendars, procedures, shelf, closing };
}

/** Makes an empty log an installation; where another process was faster, what it made holds. */
export async function found(settings: Settings, store: EventStore): Promise<Installation> {
  const clock = await clockOf(settings, store, settings.simulation);
  await createInstallation(store, settings.simulation ? 'simulation' : 'real', settings.name, clock.now());
  return (await foundInstallation(store))!;
}

/** Takes what another process wrote into what performing acts keeps at hand. */
export function hearInWorkshop({ clock, calendars, procedures }: Workshop, event: LoggedEvent): void {
  clock.heard(event.meta.recordedAt);
  calendars.heard(event);
  procedures.heard(event);
}

async function clockOf(settings: Settings, store: EventStore, simulation: boolean): Promise<Clock> {
  const { recordedAt } = await store.head();
  if (!simulation) return realClock(recordedAt, settings.clockToleranceMs);
  return simulatedClock(recordedAt === '' ? new Date(settings.simulationBegins).toISOString() : recordedAt);
}
