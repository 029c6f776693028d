import { CommandDefinition } from '../../shell/command.js';
import { procedureCheck } from './check.js';
import { procedureDiff } from './diff.js';
import { procedureMigration } from './migration.js';
import { procedurePlay } from './play.js';
import { procedureRehearse } from './rehearse.js';
import { procedureShow } from './show.js';

export const procedureCommands: readonly CommandDefinition[] = [
  procedureCheck,
  procedureShow,
  procedureDiff,
  procedurePlay,
  procedureRehearse,
  procedureMigration,
];
