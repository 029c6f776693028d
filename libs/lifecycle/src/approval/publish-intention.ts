import { act, at, event, P, say } from '../act/index.js';
import { matching, text } from '../schema/index.js';

const intention = { summary: text(), expectedMonth: matching('^[0-9]{4}-(0[1-9]|1[0-2])$') };

export const ProcurementIntentionPublished = event({
  type: 'ProcurementIntentionPublished',
  scope: 'project',
  label: say('采购意向公开', 'Procurement intention published'),
  act: 'PublishIntention',
  data: intention,
});

export const publishIntention = act({
  name: 'PublishIntention',
  scope: 'project',
  label: say('公开采购意向', 'Publish the procurement intention'),
  addresses: [at(`${P}/intention/publish`)],
  input: intention,
  events: [ProcurementIntentionPublished],
  decide: (_, input) => [ProcurementIntentionPublished.of(input)],
});
