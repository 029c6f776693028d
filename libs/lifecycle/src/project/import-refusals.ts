import { JsonObject } from '@tongjian/kernel';
import { Breach, breach, record, say, state as remedy } from '../act/index.js';

/** Who may import, and what can be recorded at all: nothing else refuses an import. */
export const importerOnly = (role: string) =>
  breach(
    'ImporterOnly',
    'INV-54',
    [record('INV-54')],
    say('只有导入员可导入历史', 'Only an importer imports a history'),
    { 'actor.role': role },
    {
      kind: 'role',
      roles: ['importer'],
      notPersons: [],
    },
  );

export const notAbsent = () =>
  breach('NotAbsent', 'INV-19', [record('INV-19')], say('该项目已有记录', 'That project is recorded already'), {});

export const noSuchPack = (procedure: string, at: string): Breach =>
  breach(
    'NoProcedureInForce',
    'INV-08',
    [record('INV-08')],
    say('当时没有该程序', 'No such procedure was in force there at that time'),
    { procedure, at },
    remedy('先公布该程序', 'Publish that procedure first'),
  );

export const cannotBeRecorded = (errors: readonly JsonObject[]): Breach =>
  breach(
    'InvalidInput',
    'INV-19',
    [record('INV-19')],
    say('历史事件不符合格式', 'The history does not fit the events’ formats'),
    { errors },
    { kind: 'facts', names: errors.map(({ pointer }) => String(pointer)) },
  );
