import { usePlace } from '../routing/location';
import { Query } from '../client/http';
import { UnitChoice } from '../format/money';

/** What the board shows, as its address says: every choice can be copied as a link. */
export interface View {
  readonly sample: 'out' | 'in' | 'only';
  readonly jurisdiction: string;
  readonly unit: UnitChoice;
  readonly measure: string;
  readonly asOf: string | undefined;
}

const SAMPLE: Readonly<Record<View['sample'], readonly string[]>> = { out: ['no'], in: [], only: ['yes'] };

/** The server's words for what the view filters by. */
export const whereOf = ({ sample, jurisdiction, asOf }: Pick<View, 'sample' | 'jurisdiction' | 'asOf'>): Query => ({
  ...(SAMPLE[sample].length > 0 ? { sample: SAMPLE[sample] } : {}),
  ...(jurisdiction ? { jurisdiction } : {}),
  ...(asOf ? { asOf } : {}),
});

export function useView(): View {
  const { search } = usePlace();
  const one = <T extends string>(name: string, values: readonly T[]): T => {
    const given = search.get(name) as T;
    return values.includes(given) ? given : values[0]!;
  };
  return {
    sample: one('sample', ['in', 'out', 'only']),
    jurisdiction: search.get('jurisdiction') ?? '',
    unit: one('unit', ['auto', 'yuan', 'wan', 'yi']),
    measure: one('measure', ['projects', 'plannedFen', 'awardedFen', 'contractedFen', 'paidFen', 'alarms']),
    asOf: search.get('asOf') ?? undefined,
  };
}
