import { act, at, say } from '../act/index.js';
import { Fact } from '../act/event.js';
import { anyObject, code, instant, list, oneOf, optional, record, text } from '../schema/index.js';

/**
 * Enters a project's past, as its sources tell it, in one append on an absent stream. A rule that a live act would
 * have broken becomes a flag on the event; nothing is refused for it.
 */
export const importHistory = act({
  name: 'ImportHistory',
  scope: 'project',
  label: say('导入历史项目', 'Import a project’s history'),
  addresses: [at('/imports')],
  input: {
    /** Level A: read in the source itself; D: told by others. `file` names the source. */
    entry: record({ level: oneOf('A', 'B', 'C', 'D'), file: text(300) }),
    /** The pack that the history is read under. */
    procedure: code(),
    events: list(
      record({
        type: code(),
        data: anyObject(),
        occurredAt: instant(),
        occurredPrecision: optional(oneOf('day', 'month', 'year')),
        cell: optional(text(100)),
        /** What the importer saw beside what the rules say. */
        flags: optional(list(code(), 0, 50)),
      }),
      1,
      300,
    ),
  },
  // Its events are those of the acts that it tells of.
  events: [],
  decide: (_, { events }) => events.map(({ type, data }) => ({ type, data })) as unknown as readonly [Fact, ...Fact[]],
});
