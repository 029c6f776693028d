import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from './api-client.js';
import { ExpectedFigure } from './scenario.js';
import { SignIns } from './sign-ins.js';

/** A figure of a document beside what the installation shows. */
export interface CheckedFigure {
  readonly document: string;
  readonly says: string;
  readonly expected: number;
  readonly shown: number;
  readonly agrees: boolean;
}

/** How the installation answers for a figure. */
export interface Shown {
  /** A field of a project's document. */
  project(id: string, field: string): Promise<number>;
  /** A measure, summed over the cells of a view with these coordinates. */
  cells(view: string, where: Readonly<Record<string, string>>, measure: string): Promise<number>;
}

/** Holds each figure against what is shown. Read models follow the log within moments: `patienceMs` waits for them. */
export async function checkFigures(
  figures: readonly ExpectedFigure[],
  projects: ReadonlyMap<string, string>,
  shown: Shown,
  patienceMs = 0,
): Promise<readonly CheckedFigure[]> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const checked = await Promise.all(figures.map((figure) => check(figure, projects, shown)));
    if (checked.every(({ agrees }) => agrees) || Date.now() >= until) return checked;
    await pause(200);
  }
}

async function check(
  figure: ExpectedFigure,
  projects: ReadonlyMap<string, string>,
  shown: Shown,
): Promise<CheckedFigure> {
  const { document, says, value } = figure;
  const sum = await figureOf(figure, projects, shown);
  return { document, says, expected: value, shown: sum, agrees: sum === value };
}

async function figureOf(
  { projects: names = [], view, where = {}, figure }: ExpectedFigure,
  projects: ReadonlyMap<string, string>,
  shown: Shown,
) {
  if (view !== undefined) return shown.cells(view, where, figure);
  const parts = names.map((name) => {
    const id = projects.get(name);
    return id === undefined ? Promise.resolve(Number.NaN) : shown.project(id, figure);
  });
  return (await Promise.all(parts)).reduce((sum, part) => sum + part, 0);
}

/** The figures as the public API answers them. */
export const shownBy = (api: ApiClient, signIns: SignIns): Shown => {
  const get = async (path: string) =>
    (await api.send({ method: 'GET', path, token: await signIns.anyToken() })).body['data'];
  return {
    project: async (id, field) =>
      Number(((await get(`/projects/${id}`)) as Record<string, unknown> | undefined)?.[field]),
    cells: async (view, where, measure) => {
      const rows = (await get(`/views/${view}?${new URLSearchParams(where).toString()}`)) as readonly {
        readonly measures: Readonly<Record<string, number>>;
      }[];
      return (rows ?? []).reduce((sum, { measures }) => sum + (measures[measure] ?? 0), 0);
    },
  };
};
