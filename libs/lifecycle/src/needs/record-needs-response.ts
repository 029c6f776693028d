import { act, at, broken, event, P, say } from '../act/index.js';
import { int, text } from '../schema/index.js';
import { announced, collecting, hear } from './in-window.js';
import { channel } from './needs.js';

/** A digest, never the answers of a person. */
const response = { channel: channel(), responses: int(1, 10_000_000), digest: text() };

export const NeedsResponseReceived = event({
  type: 'NeedsResponseReceived',
  scope: 'project',
  label: say('收到需求意见', 'Needs response received'),
  act: 'RecordNeedsResponse',
  data: response,
  apply: (dossier, { channel, responses }) => hear(dossier, channel, responses),
});

/** Records what came in by a channel of the collection, within its window (CD-26). */
export const recordNeedsResponse = act({
  name: 'RecordNeedsResponse',
  scope: 'project',
  label: say('登记需求意见', 'Record needs responses'),
  addresses: [at(`${P}/needs/responses`)],
  input: response,
  events: [NeedsResponseReceived],
  standing: (dossier, _, { at: now }) => broken(collecting(dossier, now)),
  invariants: (dossier, { channel }) => announced(dossier, channel),
  decide: (_, input) => [NeedsResponseReceived.of(input)],
});
