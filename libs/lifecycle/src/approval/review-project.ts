import { act, at, broken, event, P, say } from '../act/index.js';
import { int, oneOf, optional, text } from '../schema/index.js';
import { beforeContract } from './before-contract.js';

const review = { recommendation: oneOf('approve', 'reject'), opinion: text(), score: optional(int(0, 10000)) };

export const ProjectReviewed = event({
  type: 'ProjectReviewed',
  scope: 'project',
  label: say('项目评审', 'Project reviewed'),
  act: 'ReviewProject',
  outcome: ({ recommendation }) => recommendation,
  data: review,
});

/** The review before approval; its recommendation binds only where the procedure says so. */
export const reviewProject = act({
  name: 'ReviewProject',
  scope: 'project',
  label: say('评审项目', 'Review the project'),
  outcomes: { positive: ['approve'], other: ['reject'] },
  addresses: [at(`${P}/approval/review`)],
  input: review,
  events: [ProjectReviewed],
  outcome: ({ recommendation }) => recommendation,
  standing: (dossier) => broken(beforeContract(dossier)),
  decide: (_, input) => [ProjectReviewed.of(input)],
});
