import { Project } from './project';

/** A line of the feed: what happened last to a project. */
export interface FeedLine {
  readonly id: string;
  readonly project: string;
  readonly title: string;
  readonly type: string;
  readonly at: string;
  readonly index: number;
  readonly revision: number;
  readonly imported: boolean;
  /** Events of the same project that came with it and are not told one by one. */
  readonly more: number;
}

const KEPT = 60;

export const lineOf = (project: Project, index: number): FeedLine => ({
  id: `${project.id}@${project.revision}`,
  project: project.id,
  title: project.title,
  type: project.lastType,
  at: project.lastAt,
  index,
  revision: project.revision,
  imported: project.imported,
  more: 0,
});

/**
 * The feed, newest first, with what one save changed before it. A document that was saved again though no event of its
 * project came (what an automatic process was answered is kept there too) is no line.
 */
export function linesWith(
  projects: readonly Project[],
  index: number,
  before: readonly FeedLine[],
): readonly FeedLine[] {
  const lines = projects.map((project) => lineOf(project, index)).flatMap((line) => counted(line, before));
  return [...lines.reverse(), ...before].slice(0, KEPT);
}

/** One save may hold several events of a project: the line tells the last and counts the others. */
function counted(line: FeedLine, before: readonly FeedLine[]): readonly FeedLine[] {
  const known = before.find(({ project }) => project === line.project);
  if (!known) return [line];
  return line.revision > known.revision ? [{ ...line, more: line.revision - known.revision - 1 }] : [];
}
