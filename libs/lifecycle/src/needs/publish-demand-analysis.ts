import { act, at, event, P, say } from '../act/index.js';
import { int, list, oneOf, optional, record, text, title } from '../schema/index.js';

/** The five inputs of a demand analysis (UM-28); figures of groups, never of persons (X20). */
const analysis = {
  reportNo: title(),
  inputs: list(
    record({
      kind: oneOf('infrastructure', 'population', 'health', 'income', 'serviceResources'),
      source: title(),
      finding: text(),
    }),
    1,
    50,
  ),
  surveyMethod: oneOf('sampling', 'bigData', 'census', 'mixed'),
  sampleSize: optional(int(1)),
  conclusion: text(),
};

export const DemandAnalysisPublished = event({
  type: 'DemandAnalysisPublished',
  scope: 'project',
  label: say('需求分析', 'Demand analysis published'),
  act: 'PublishDemandAnalysis',
  data: analysis,
});

export const publishDemandAnalysis = act({
  name: 'PublishDemandAnalysis',
  scope: 'project',
  label: say('发布需求分析', 'Publish the demand analysis'),
  addresses: [at(`${P}/needs/analysis`)],
  input: analysis,
  events: [DemandAnalysisPublished],
  decide: (_, input) => [DemandAnalysisPublished.of(input)],
});
