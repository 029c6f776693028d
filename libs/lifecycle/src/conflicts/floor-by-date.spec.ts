import { readPack, ReadPack, rulesOn } from '@tongjian/procedure';
import { shipped } from '../../test/shelf.js';

const floor = readPack(shipped('cn-floor')) as ReadPack;
const ids = (day: string) => rulesOn(floor, day).map(({ id }) => id);
const all = [...new Set(['2015-06-01', '2018-01-01', '2020-06-01', '2023-01-01', '2026-06-01'].flatMap(ids))];
const dated = rulesOn(floor, '2020-06-01').concat(rulesOn(floor, '2015-06-01'), rulesOn(floor, '2026-06-01')).filter(({ applies }) => applies);

/** What of the dated rules holds on a day; the others hold on every day. */
const datedOn = (day: string) =>
  rulesOn(floor, day).filter(({ applies }) => applies).map(({ id }) => id).sort(); // prettier-ignore

it('prints the floors', () => {
  console.log(JSON.stringify({ f15: datedOn('2015-06-01'), f20: datedOn('2020-06-01'), f26: datedOn('2026-06-01'), und: ids('2015-06-01').filter((i) => !datedOn('2015-06-01').includes(i)).length, all: all.length, d: dated.length }, null, 1));
});
