import { Procedure } from '../compiled/procedure.js';

/**
 * Where a project stands after an act: the act's own stage while it is open, else the next open one in the procedure's
 * order, else the first open one. Undefined for an act that belongs to no stage, or when none is open.
 */
export function standingStage({ stages }: Procedure, act: string, open: readonly string[]): string | undefined {
  const own = stages.findIndex(({ acts }) => acts.includes(act));
  if (own < 0) return undefined;
  return stages.slice(own).find(({ code }) => open.includes(code))?.code ?? open[0];
}
