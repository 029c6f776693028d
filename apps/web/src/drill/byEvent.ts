import { DeltaRow } from '../client/project';

export interface Change {
  readonly position: number;
  readonly change: number;
  /** The sum of all changes so far. */
  readonly running: number;
}

/** The change by each event, leaving and entering cells netted, with the sum so far. */
export function byEvent(rows: readonly DeltaRow[], measure: string): readonly Change[] {
  const changes = new Map<number, number>();
  for (const { position, measures } of rows)
    changes.set(position, (changes.get(position) ?? 0) + (measures[measure] ?? 0));
  let running = 0;
  return [...changes]
    .sort(([a], [b]) => a - b)
    .filter(([, change]) => change !== 0)
    .map(([position, change]) => ({ position, change, running: (running += change) }));
}
