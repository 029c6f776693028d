import { act, at, breach, broken, doFirst, event, P, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { text } from '../schema/index.js';

const reason = { reason: text() };

export const ProjectSuspended = event({
  type: 'ProjectSuspended',
  scope: 'project',
  label: say('项目中止', 'Project suspended'),
  act: 'SuspendProject',
  data: reason,
  apply: (dossier) => void (dossier.suspended = true),
});

/** Halts a project. What is halted by it the procedure says; what is due to a supplier is not (X13). */
export const suspendProject = act({
  name: 'SuspendProject',
  scope: 'project',
  label: say('中止项目', 'Suspend the project'),
  addresses: [at(`${P}/suspend`)],
  input: reason,
  events: [ProjectSuspended],
  standing: (dossier) => broken(standsAs(dossier, false)),
  decide: (_, input) => [ProjectSuspended.of(input)],
});

export const ProjectResumed = event({
  type: 'ProjectResumed',
  scope: 'project',
  label: say('项目恢复', 'Project resumed'),
  act: 'ResumeProject',
  data: reason,
  apply: (dossier) => void (dossier.suspended = false),
});

export const resumeProject = act({
  name: 'ResumeProject',
  scope: 'project',
  label: say('恢复项目', 'Resume the project'),
  addresses: [at(`${P}/resume`)],
  input: reason,
  events: [ProjectResumed],
  standing: (dossier) => broken(standsAs(dossier, true)),
  decide: (_, input) => [ProjectResumed.of(input)],
});

const standsAs = ({ suspended = false }: Dossier, wanted: boolean) =>
  suspended !== wanted &&
  breach(
    suspended ? 'SuspendedAlready' : 'NotSuspended',
    'INV-19',
    [record('INV-19')],
    suspended
      ? say('项目已中止', 'The project is suspended already')
      : say('项目未中止', 'The project is not suspended'),
    { suspended },
    doFirst(suspended ? 'ResumeProject' : 'SuspendProject'),
  );
