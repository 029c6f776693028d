import { digestOf } from '@tongjian/kernel';
import { Enrolment } from '@tongjian/registry';
import fc from 'fast-check';
import { commitmentTo, draw, DrawInput } from './draw.js';

const SPECIALTIES = ['业务', '财务', '管理', '法律'];
const poolOf = (experts: readonly Enrolment[]) => ({ experts, digest: digestOf(experts as never) });
const expert = (n: number, ...specialties: readonly string[]): Enrolment => ({
  expert: `p_e${n}`,
  specialties,
  employer: `o-${n % 7}`,
});
const POOL = poolOf(Array.from({ length: 40 }, (_, n) => expert(n, SPECIALTIES[n % 4]!)));
const NOBODY = { experts: new Set<string>(), employers: new Set<string>() };
const FOUR = SPECIALTIES.map((specialty) => ({ specialty, n: 1 }));
const asked = (changes: Partial<DrawInput> = {}): DrawInput => ({
  seed: 'a-seed-that-nobody-guesses',
  beacon: 'sha256:1',
  pool: POOL,
  seats: FOUR,
  excluded: NOBODY,
  ...changes,
});
const drawnBy = (changes: Partial<DrawInput> = {}) => {
  const result = draw(asked(changes));
  if ('available' in result) throw new Error(JSON.stringify(result));
  return result.drawn.map(({ expert }) => expert);
};

describe('a draw of experts (INV-26, NR-27)', () => {
  it('A33 gives four specialties the same members whenever it is recomputed', () => {
    expect(drawnBy()).toEqual(drawnBy());
    expect(draw(asked())).toMatchObject({ drawn: SPECIALTIES.map((specialty) => ({ specialty })) });
  });

  it('gives other members for another seed, another beacon or another pool', () => {
    const first = drawnBy();
    const differs = (changes: Partial<DrawInput>) => expect(drawnBy(changes)).not.toEqual(first);
    differs({ seed: 'another-seed-of-somebody' });
    differs({ beacon: 'sha256:2' });
    differs({ pool: poolOf([...POOL.experts, expert(41, '业务')]) });
  });

  it('A33 never draws who stands aside, nor whoever works for an excluded body', () => {
    const first = drawnBy();
    const experts = new Set(first);
    const again = drawnBy({ excluded: { experts, employers: new Set(['o-3']) } });
    expect(again.filter((one) => experts.has(one))).toEqual([]);
    const employers = again.map((one) => POOL.experts.find((known) => known.expert === one)!.employer);
    expect(employers).not.toContain('o-3');
  });

  it('A33 is refused where the pool has no expert of law, and tells how many of each there are', () => {
    const pool = poolOf(POOL.experts.filter(({ specialties }) => !specialties.includes('法律')));
    expect(draw(asked({ pool }))).toEqual({ available: { 业务: 10, 财务: 10, 管理: 10, 法律: 0 } });
  });

  it('takes the digest of a seed for its commitment and of no other', () => {
    expect(commitmentTo('one-seed-0123456789')).not.toBe(commitmentTo('one-seed-0123456780'));
  });

  it('fills every seat with an expert of its specialty whenever that is possible at all', () => {
    const person = fc.record({
      specialties: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
      employer: fc.constantFrom('o-1', 'o-2'),
    });
    const seats = fc.uniqueArray(
      fc.record({ specialty: fc.constantFrom('a', 'b', 'c'), n: fc.integer({ min: 1, max: 3 }) }),
      {
        selector: ({ specialty }) => specialty,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), seats, fc.string(), (people, wanted, seed) => {
        const experts = people.map((one, i) => ({ ...one, expert: `p_${i}` }));
        const result = draw(asked({ pool: poolOf(experts), seats: wanted, seed }));
        const slots = wanted.flatMap(({ specialty, n }) => Array.from({ length: n }, () => specialty));
        if ('available' in result) return !possible(slots, experts);
        const names = result.drawn.map(({ expert }) => expert);
        return (
          new Set(names).size === slots.length &&
          result.drawn.every(
            ({ expert, specialty }, i) =>
              specialty === slots[i] && experts.find((one) => one.expert === expert)!.specialties.includes(specialty),
          ) &&
          result.reserves.every(({ expert }) => !names.includes(expert))
        );
      }),
    );
  });

  it('draws every expert of a specialty about equally often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 2_000; i++)
      for (const one of drawnBy({ seed: `seed-${i}`, seats: [{ specialty: '业务', n: 1 }] }))
        counts.set(one, (counts.get(one) ?? 0) + 1);
    expect(counts.size).toBe(10);
    // Mean 200, standard deviation 13.4: five of them on either side.
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(67);
  });
});

/** Whether seats can be filled at all: by trying everything. */
const possible = (slots: readonly string[], experts: readonly Enrolment[]): boolean =>
  slots.length === 0 ||
  experts.some(
    (one) =>
      one.specialties.includes(slots[0]!) &&
      possible(
        slots.slice(1),
        experts.filter((other) => other !== one),
      ),
  );
