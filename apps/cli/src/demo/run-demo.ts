import { ApiClient } from './api-client.js';
import { ApiDesk } from './api-desk.js';
import { CheckedFigure, checkFigures, shownBy } from './expected.js';
import { play, Played, Playing } from './play.js';
import { Demonstration } from './scenario.js';
import { KeptSignIn, SignIns } from './sign-ins.js';
import { timelineOf } from './timeline.js';

export interface DemoRun extends Playing {
  readonly baseUrl: string;
  readonly demonstration: Demonstration;
  readonly signIns: readonly KeptSignIn[];
}

export interface DemoReport extends Omit<Played, 'projects'> {
  readonly projects: Readonly<Record<string, string>>;
  readonly figures: readonly CheckedFigure[];
  /** Everything went as told, and every figure equals its document's. */
  readonly good: boolean;
}

const READ_MODELS_MS = 15_000;

/**
 * Plays the demonstration through the public API of a simulation and holds its figures against the documents. Every
 * step carries the same key in every run, so it may be killed and run again at any moment, and run when all is done.
 * @throws ServerAway when the server stays away
 */
export async function runDemo({ baseUrl, demonstration, signIns: kept, ...playing }: DemoRun): Promise<DemoReport> {
  const api = new ApiClient(baseUrl, playing.signal);
  const signIns = new SignIns(api, kept);
  const { projects, ...counts } = await play(timelineOf(demonstration.scenarios), new ApiDesk(api, signIns), playing);
  const figures = await checkFigures(demonstration.expected, projects, shownBy(api, signIns), READ_MODELS_MS);
  const good = counts.surprises.length === 0 && figures.every(({ agrees }) => agrees);
  return { ...counts, projects: Object.fromEntries(projects), figures, good };
}
