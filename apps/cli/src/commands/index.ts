import { CommandDefinition } from '../shell/command.js';
import { backup } from './backup.js';
import { bidCommands } from './bid/index.js';
import { calendarDiff, calendarPublish } from './calendar.js';
import { copy } from './copy-log.js';
import { demo } from './demo.js';
import { history } from './history.js';
import { peopleCommands } from './people/commands.js';
import { procedureCommands } from './procedure/index.js';
import { rebuild } from './rebuild.js';
import { restore } from './restore.js';
import { unpark } from './unpark.js';
import { verify } from './verify.js';

export const COMMANDS: readonly CommandDefinition[] = [
  verify,
  rebuild,
  unpark,
  history,
  demo,
  ...peopleCommands,
  ...procedureCommands,
  calendarPublish,
  calendarDiff,
  ...bidCommands,
  copy,
  backup,
  restore,
];
