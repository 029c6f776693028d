import { Decider } from '@tongjian/kernel';
import { ProjectCommand, ProjectContext } from './project/command.js';
import { decide } from './project/decide.js';
import { evolve, initialState, ProjectState } from './project/state.js';

/** One project, from its proposal to its closing or termination: a stream, a consistency boundary (案卷). */
export const project: Decider<ProjectCommand, ProjectState, ProjectContext> = { initial: initialState, decide, evolve };
