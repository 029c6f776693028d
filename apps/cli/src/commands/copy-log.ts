import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { dataFolderAt } from '@tongjian/data-folder';
import { Copied, copyLog, CopyStep, EventStore, openSqliteStore, OtherEvents } from '@tongjian/event-store';
import { CommandDefinition } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';
import { logOn } from '../shell/stores.js';

const WORDS: Readonly<Record<CopyStep, string>> = {
  comparing: 'comparing what was copied before',
  copying: 'copying',
  verifying: 'comparing all of it',
};

/** Brings a whole log to another store: to a server or back, every index, hash and time as it is. */
export const copy: CommandDefinition = {
  name: 'copy-log',
  summary: 'copy the log to another store, verified; goes on where it was interrupted',
  usage: '--from PLACE --to PLACE',
  options: { from: { type: 'string' }, to: { type: 'string' } },
  help: {
    '--from PLACE': 'a data folder, a log file, or esdb://… (EVENT_STORE_SPACE holds for it too)',
    '--to PLACE':
      'the same; what it holds must be the beginning of the same log. Nobody else may write to it meanwhile',
  },
  async run(given, output) {
    const [from, to] = [given.needed('from'), given.needed('to')];
    if (placeOf(from) === placeOf(to)) throw new Failure('--from and --to are the same place');
    const source = await openToRead(from);
    try {
      const target = await openToWrite(to);
      try {
        const copied = await copyLog(source, target, {
          onProgress: (step, index, end) => output.progress(`${WORDS[step]}: ${index}/${end}`),
        });
        output.line(wordsOf(copied));
        output.line('read models are not copied: they are built from the log when the server starts there');
        output.result(copied);
        return EXIT.clean;
      } catch (error) {
        if (error instanceof OtherEvents) throw new Failure(error.message, EXIT.findings);
        throw error;
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  },
};

const wordsOf = ({ through, copied, recordedAt }: Copied): string =>
  `${copied} of ${through} events copied now; both logs are the same to index ${through}${recordedAt ? `, recorded ${recordedAt}` : ''}`;

const isServer = (place: string): boolean => /^esdb(\+discover)?:\/\//.test(place);

/** A log file, or the one of a data folder; a server as it is. */
function placeOf(place: string): string {
  if (isServer(place)) return place;
  const path = resolve(place);
  const isFolder = existsSync(path) ? statSync(path).isDirectory() : !/\.(sqlite|db)$/.test(path);
  return isFolder ? dataFolderAt(path).log : path;
}

async function openToRead(place: string): Promise<EventStore> {
  if (isServer(place)) return logOn(place);
  const path = placeOf(place);
  if (!existsSync(path)) throw new Failure(`there is no log at ${path}`);
  return openSqliteStore({ path, readOnly: true });
}

async function openToWrite(place: string): Promise<EventStore> {
  if (isServer(place)) return logOn(place);
  const path = placeOf(place);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return openSqliteStore({ path });
}
