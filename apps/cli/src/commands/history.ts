import { StreamEvent } from '@tongjian/kernel';
import { EVENT_LABELS } from '@tongjian/lifecycle';
import { CommandDefinition } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';
import { openLog, STORES_HELP, STORES_OPTIONS } from '../shell/stores.js';
import { causesOf, processStreamOf } from './history/causes.js';
import { csvOf } from './history/csv.js';

/** A project's events, read from the store itself: no server, no read model between. */
export const history: CommandDefinition = {
  name: 'history',
  summary: "print a project's events, oldest first",
  usage: '<project> [--format text|json|csv] [--data-dir DIR]',
  options: { ...STORES_OPTIONS, format: { type: 'string' } },
  help: { '--format F': 'text (default), json (whole events) or csv', ...STORES_HELP },
  words: { least: 1, most: 1 },
  async run(given, output) {
    const format = given.text('format') ?? (output.json ? 'json' : 'text');
    if (!['text', 'json', 'csv'].includes(format)) throw new Failure('--format is text, json or csv');
    const store = await openLog(given);
    const events: (StreamEvent & { index: number })[] = [];
    const processes: StreamEvent[] = [];
    try {
      for await (const batch of store.read(`project-${given.words[0]!.replace(/^project-/, '')}`))
        for (const event of batch) events.push({ ...event, index: await store.indexOf(event.position) });
      // What a process did names its cause in the process's own stream.
      const streams = new Set(events.map(processStreamOf).filter((stream) => stream !== undefined));
      for (const stream of streams) for await (const batch of store.read(stream)) processes.push(...batch);
    } finally {
      await store.close();
    }
    if (events.length === 0) throw new Failure(`no project ${given.words[0]} in this log`, EXIT.findings);
    if (format === 'json')
      output.raw(
        `${JSON.stringify(
          events.map(({ position: _, ...event }) => event),
          null,
          2,
        )}\n`,
      );
    else if (format === 'csv') output.raw(csvOf(events));
    else for (const event of events) output.line(lineOf(event, causesOf(event, events, processes)));
    return EXIT.clean;
  },
};

function lineOf({ index, revision, type, meta }: StreamEvent & { index: number }, causes: readonly string[]): string {
  const because = causes.map((cause) => `  ← ${cause}`).join('');
  const label = EVENT_LABELS[type]?.zh ?? '';
  const flags = meta.entry?.flags?.length ? `  ⚑ ${meta.entry.flags.join(' ')}` : '';
  return `${String(index).padStart(6)}  ${String(revision).padStart(3)}  ${meta.occurredAt}  ${type} ${label}  ${meta.actor.role} ${meta.actor.person}${flags}${because}`;
}
