import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataFolder, dataFolderAt } from '@tongjian/data-folder';
import { openSqliteStore, SqliteEventStore } from '@tongjian/event-store';
import { openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { Given } from './command.js';
import { Failure } from './exit.js';

export const DATA_DIR_OPTION = { 'data-dir': { type: 'string' } } as const;

export const DATA_DIR_HELP = { '--data-dir DIR': 'the data folder (DATA_DIR, else ./data)' };

/** The data folder that was meant: as typed, from the environment, or `./data`. */
export const dataFolder = (given: Given): DataFolder =>
  dataFolderAt(resolve(given.text('data-dir') ?? process.env['DATA_DIR'] ?? 'data'));

/** Opens a folder's log to read, beside a server or alone. @throws Failure where there is none */
export async function readLog({ path, log }: DataFolder): Promise<SqliteEventStore> {
  if (!existsSync(log)) throw new Failure(`there is no log in ${path}`);
  return openSqliteStore({ path: log, readOnly: true });
}

/** Opens a folder's read models to read; undefined where none were built yet. */
export const readViews = async ({ views }: DataFolder): Promise<ReadModels | undefined> =>
  existsSync(views) ? openSqliteReadModels({ path: views, readOnly: true }) : undefined;
