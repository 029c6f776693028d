import { act, at, P, say } from '../act/index.js';
import { Fact } from '../act/event.js';
import { anyObject, code, list, record } from '../schema/index.js';

/**
 * Decides several acts in one append: those that the procedure says are decided together. Each is listed with its
 * own data and judged on what those before it leave; all happen or none. The command's attachments are those of each.
 */
export const decideTogether = act({
  name: 'DecideTogether',
  scope: 'project',
  label: say('一并决定', 'Decide acts together'),
  addresses: [at(`${P}/together`)],
  input: { acts: list(record({ act: code(), data: anyObject() }), 2, 50) },
  // Its events are those of the acts that it lists.
  events: [],
  decide: (_, { acts }) => acts.map(({ act: type, data }) => ({ type, data })) as unknown as readonly [Fact, ...Fact[]],
});
