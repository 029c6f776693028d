import { act, at, broken, event, P, say } from '../act/index.js';
import { optional, text } from '../schema/index.js';
import { bondsToKeep, contractsStillOpen, paymentsUnderWay } from './open-ends.js';

const ending = { reason: text(), causeEvent: optional(text(64)) };

export const ProjectTerminated = event({
  type: 'ProjectTerminated',
  scope: 'project',
  label: say('项目终止', 'Project terminated'),
  act: 'TerminateProject',
  data: ending,
});

/** Ends a project before its purpose is reached; its contracts must have ended first. */
export const terminateProject = act({
  name: 'TerminateProject',
  scope: 'project',
  label: say('终止项目', 'Terminate the project'),
  addresses: [at(`${P}/terminate`)],
  input: ending,
  events: [ProjectTerminated],
  standing: (dossier) => broken(contractsStillOpen(dossier), bondsToKeep(dossier), paymentsUnderWay(dossier)),
  decide: (_, input) => [ProjectTerminated.of(input)],
});
