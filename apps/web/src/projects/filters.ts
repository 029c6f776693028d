import { Query } from '../client/http';
import { fenOf } from '../format/money';

/** Text filters of the list, in the order in which they stand. */
export const TEXT_FILTERS = ['q', 'documentNo', 'supplier'] as const;
export const AMOUNT_FILTERS = ['minFen', 'maxFen'] as const;
export const FILTERS = [
  ...TEXT_FILTERS,
  ...AMOUNT_FILTERS,
  'district',
  'jurisdiction',
  'stage',
  'status',
  'year',
] as const;

export const PAGE_SIZE = 50;

/** The server's query of an address: amounts are written in yuan there and sent in fen. */
export function queryOf(search: URLSearchParams): Query {
  const query: Record<string, string | number> = { limit: PAGE_SIZE, sort: search.get('sort') ?? '-lastAt' };
  for (const filter of FILTERS) {
    const given = search.get(filter);
    if (!given) continue;
    const fen = filter === 'minFen' || filter === 'maxFen' ? fenOf(given) : given;
    if (fen !== undefined) query[filter] = fen;
  }
  return query;
}
