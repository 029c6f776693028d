import { act, at, event, P, say } from '../act/index.js';
import { pinnedProcedure } from '../proposal/fields.js';
import { code, DataOf, list, oneOf, optional, record, text } from '../schema/index.js';

const source = record({ instrument: text(500), article: optional(text(500)), mark: optional(text(20)) });

/** An act that counts as done under the new order although nobody did it here: on what authority, and why. */
const deemed = record({
  act: code(),
  /** Its key; the project's own where left out. */
  key: optional(text(200)),
  outcome: optional(code()),
  authority: list(source, 1, 10),
  reason: text(),
});
const difference = record({
  act: code(),
  key: optional(text(200)),
  effect: oneOf('becomesPossible', 'becomesRefused', 'earlier', 'later'),
  /** The rules that refuse it from now on. */
  rules: list(code(), 0, 50),
  from: optional(text(40)),
});
const migration = {
  from: record({ id: code(), version: code(), hash: text(100) }),
  to: pinnedProcedure,
  reason: text(),
  /** The instruments that move the project: those of a newer floor, else those of the new pack. */
  authority: list(source, 0, 50),
  differences: list(difference, 0, 1000),
  deemed: list(deemed, 0, 200),
};
export type Migration = DataOf<typeof migration>;

const migrated = event({
  type: 'ProcedureMigrated',
  scope: 'project',
  label: say('适用程序变更', 'Procedure migrated'),
  data: migration,
});

/** What is deemed done counts as done: it takes part in every relation of the new order. */
export const ProcedureMigrated: typeof migrated = {
  ...migrated,
  happening: ({ data }) => ({
    acts: (data as unknown as Migration).deemed.map(({ act, key = '', outcome = 'done' }) => ({ act, key, outcome })),
  }),
};

/**
 * Moves a project to another published procedure: to the one in force for it today, or to the one named by its hash.
 * A newer floor moves it by itself; this is for everything else, and for what a newer order needs and is already past.
 */
export const migrateProcedure = act({
  name: 'MigrateProcedure',
  scope: 'project',
  label: say('变更适用程序', 'Migrate to another procedure'),
  addresses: [at(`${P}/procedure/migrate`)],
  input: { to: optional(text(100)), reason: text(), deemed: optional(list(deemed, 0, 200)) },
  events: [ProcedureMigrated],
  decide: () => {
    throw new Error('a migration is decided by the project itself');
  },
});
