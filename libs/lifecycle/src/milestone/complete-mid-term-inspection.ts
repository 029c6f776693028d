import { act, at, C, event, say } from '../act/index.js';
import { int, list, oneOf, optional, text } from '../schema/index.js';

const inspection = {
  result: oneOf('passed', 'failed'),
  scoreHundredths: optional(int(0, 10000)),
  problems: list(text(), 0, 100),
};

export const MidTermInspectionCompleted = event({
  type: 'MidTermInspectionCompleted',
  scope: 'contract',
  label: say('中期检查', 'Mid-term inspection completed'),
  act: 'CompleteMidTermInspection',
  outcome: ({ result }) => result,
  data: inspection,
});

export const completeMidTermInspection = act({
  name: 'CompleteMidTermInspection',
  scope: 'contract',
  label: say('完成中期检查', 'Complete the mid-term inspection'),
  outcomes: { positive: ['passed'], other: ['failed'] },
  addresses: [at(`${C}/mid-term-inspection`)],
  input: inspection,
  events: [MidTermInspectionCompleted],
  outcome: ({ result }) => result,
  decide: (_, { contract: _contract, ...input }) => [MidTermInspectionCompleted.of(input)],
});
