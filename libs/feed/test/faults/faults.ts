import { LoggedEvent } from '@tongjian/kernel';
import { Chance } from './chance.js';

/** What a feed has done wrong in the field. */
export const FAULTS = ['skip', 'double', 'swap', 'foreign', 'altered'] as const;
export type FaultKind = (typeof FAULTS)[number];

type Events = readonly LoggedEvent[];
type Fault = (events: Events, chance: Chance, others: Events) => Events;

/** Counts the events as they arrive: a feed that delivers wrongly often counts wrongly too. */
const recounted = (events: Events): Events => events.map((event, i) => ({ ...event, index: i + 1 }));
const maybeRecounted = (events: Events, chance: Chance): Events => (chance.below(2) === 0 ? events : recounted(events));
const without = (events: Events, at: number): Events => events.filter((_, i) => i !== at);
const withAt = (events: Events, at: number, event: LoggedEvent): Events => [
  ...events.slice(0, at),
  event,
  ...events.slice(at),
];

/** Delivers a log with one fault in it. */
export const deliverWrongly: Readonly<Record<FaultKind, Fault>> = {
  skip: (events, chance) => maybeRecounted(without(events, chance.below(events.length)), chance),

  double: (events, chance) => {
    const at = chance.below(events.length);
    const again = at + 1 + chance.below(events.length - at);
    return maybeRecounted(withAt(events, again, events[at]!), chance);
  },

  swap: (events, chance) => {
    const one = chance.below(events.length);
    const other = (one + 1 + chance.below(events.length - 1)) % events.length;
    const swapped = events.map((event, i) => (i === one ? events[other]! : i === other ? events[one]! : event));
    return maybeRecounted(swapped, chance);
  },

  foreign: (events, chance, others) => {
    const at = chance.below(events.length);
    const stranger = { ...chance.of(others), index: events[at]!.index };
    return chance.below(2) === 0
      ? events.map((event, i) => (i === at ? stranger : event))
      : recounted(withAt(events, at, stranger));
  },

  altered: (events, chance) => {
    const at = chance.below(events.length);
    return events.map((event, i) => (i === at ? altered(event, chance) : event));
  },
};

/** Another content under the same hash, or another hash over the same content, or another type. */
function altered(event: LoggedEvent, chance: Chance): LoggedEvent {
  const { data, meta } = event;
  const digit = chance.of(['0', '7', 'f']);
  const at = 7 + chance.below(64);
  const ways: readonly (() => LoggedEvent)[] = [
    () => ({ ...event, data: { ...data, weight: chance.below(19) - 9 } }),
    () => ({ ...event, data: { ...data, place: chance.of(['hall', 'yard', 'shelf']) } }),
    () => ({ ...event, data: { ...data, id: chance.of(['a', 'b', 'c', 'd']) } }),
    () => ({ ...event, type: chance.of(['Put', 'Moved', 'Weighed', 'Lost', 'Noticed']) }),
    () => ({ ...event, meta: { ...meta, hash: meta.hash.slice(0, at) + digit + meta.hash.slice(at + 1) } }),
  ];
  return chance.of(ways)();
}
