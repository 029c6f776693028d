import fc from 'fast-check';
import { wholeEvents } from './whole-events.js';

describe('pages of changes', () => {
  it('give every change once, those of one event together', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }),
        fc.integer({ min: 4, max: 9 }),
        (sizes, limit) => {
          const all = sizes.flatMap((size, i) => Array.from({ length: size }, (_, n) => ({ position: i + 1, n })));
          const given: typeof all = [];
          for (let after: number | undefined = 0; after !== undefined;) {
            const from: number = after;
            const read = all.filter(({ position }) => position > from).slice(0, limit + 1);
            const { rows, next } = wholeEvents(read, limit);
            for (const position of new Set(rows.map((row) => row.position)))
              expect(rows.filter((row) => row.position === position)).toHaveLength(sizes[position - 1]!);
            given.push(...rows);
            after = next;
          }
          expect(given).toEqual(all);
        },
      ),
    ));
});
