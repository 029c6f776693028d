import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { whereOf, useView, View } from '../board/moment';
import { byDimension, inListOrder, Measures, sumOf } from '../board/sums';
import { useCodes, useLabel } from '../client/codes';
import { viewQuery } from '../client/queries';
import { usePlace } from '../routing/location';

/** One group of cells with its sums. */
export interface Group {
  readonly value: string;
  readonly name: string;
  readonly measures: Measures;
}

const LIST: Readonly<Record<string, string>> = {
  district: 'districts',
  jurisdiction: 'jurisdictions',
  category: 'categories',
  method: 'methods',
};

/** The cells of a rollup, grouped as the address asks, filtered by 示例, year and jurisdiction. */
export function useAnalysis(name: string, dimensions: readonly string[]) {
  const label = useLabel();
  const codes = useCodes();
  const view: View = useView();
  const { search } = usePlace();
  const asked = search.get('groupBy') ?? '';
  const groupBy = dimensions.includes(asked) ? asked : dimensions[0]!;
  const year = search.get('year') ?? '';
  const { jurisdiction: _, ...where } = whereOf(view);
  const query = useQuery(viewQuery(name, { ...where, groupBy: [...new Set([groupBy, 'year'])] }));
  const all = useMemo(() => query.data?.data ?? [], [query.data]);
  const years = useMemo(() => [...byDimension(all, 'year').keys()].sort(), [all]);
  const cells = useMemo(() => (year ? all.filter(({ cell }) => cell['year'] === year) : all), [all, year]);
  const groups = useMemo((): readonly Group[] => {
    const list = LIST[groupBy] ?? groupBy;
    const parts = byDimension(cells, groupBy);
    return inListOrder(parts.keys(), Object.keys(codes[list] ?? {})).map((value) => ({
      value,
      name: label(list, value) || '—',
      measures: sumOf(parts.get(value)!),
    }));
  }, [cells, groupBy, codes, label]);
  const drillWhere = { ...where, ...(year ? { year } : {}) };
  return { query, view, groupBy, year, years, groups, total: useMemo(() => sumOf(cells), [cells]), drillWhere };
}
