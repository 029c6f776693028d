import { act, at, broken, event, P, say } from '../act/index.js';
import { text } from '../schema/index.js';
import { appealsOpen, bondsToKeep, contractsStillOpen, paymentsUnderWay } from './open-ends.js';

export const ProjectClosed = event({
  type: 'ProjectClosed',
  scope: 'project',
  label: say('结项', 'Project closed'),
  act: 'CloseProject',
  data: { summary: text() },
});

/** Ends a project whose duties are done; which ones closing needs, the procedure says (INV-38). */
export const closeProject = act({
  name: 'CloseProject',
  scope: 'project',
  label: say('结项', 'Close the project'),
  addresses: [at(`${P}/close`)],
  input: { summary: text() },
  events: [ProjectClosed],
  standing: (dossier) =>
    broken(contractsStillOpen(dossier), bondsToKeep(dossier), paymentsUnderWay(dossier), appealsOpen(dossier)),
  decide: (_, input) => [ProjectClosed.of(input)],
});
