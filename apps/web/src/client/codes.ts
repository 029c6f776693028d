import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { REGIONS } from '../value/regions';
import { VALUES } from '../value/values';
import { useLanguage } from '../words/language';
import { get } from './http';
import { Answer, Text } from './types';

/** Code lists with their labels, in the order in which the server keeps them. */
export type Codes = Readonly<Record<string, Readonly<Record<string, Text>>>>;

export const codesQuery = {
  queryKey: ['codes'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await get<Answer<Codes>>('/codes', {}, signal)).data,
  staleTime: 300_000,
};

/** What the page itself knows of codes; the server's word goes first. */
const OWN: Codes = { ...VALUES, districts: REGIONS, jurisdictions: REGIONS };

/** The label of a code in the reader's language; the code itself where no list knows it. */
export type Label = (list: string, code: string) => string;

export function useLabel(): Label {
  const { say } = useLanguage();
  const { data } = useQuery(codesQuery);
  return useCallback(
    (list, code) => {
      const text = data?.[list]?.[code] ?? OWN[list]?.[code];
      return text ? say(text) : code;
    },
    [data, say],
  );
}

/** All lists, the server's over the page's own. */
export function useCodes(): Codes {
  const { data } = useQuery(codesQuery);
  return useMemo(() => ({ ...OWN, ...data }), [data]);
}
