import fc from 'fast-check';
import { IndexTable } from './index-table.js';

describe('the table of indexes', () => {
  it('gives back every position and time, and the index of every position, over many pieces', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 40 }), fc.nat(2 ** 33)), { maxLength: 50 }),
        fc.integer({ min: 1, max: 60 }),
        (steps, times) => {
          const table = new IndexTable();
          const all: [number, number][] = [];
          let [position, time] = [0, 1_577_836_800_000];
          for (let n = 0; n < times; n++)
            for (const [step, pause] of steps) {
              position += 1 + (step % 2 ** 22);
              time += pause % 2 ** 20;
              all.push([position, time]);
              table.push(position, time);
            }
          expect(table.length).toBe(all.length);
          all.forEach(([at, when], i) => {
            if (i % 7 && i < all.length - 3) return;
            expect([table.positionAt(i + 1), table.timeAt(i + 1), table.indexOf(at)]).toEqual([at, when, i + 1]);
            expect(table.indexOf(at - 1)).toBe(all[i - 1]?.[0] === at - 1 ? i : undefined);
          });
          expect(table.positionAt(0)).toBe(0);
          expect(table.indexOf(position + 1)).toBeUndefined();
        },
      ),
      { numRuns: 30 },
    ));
});
