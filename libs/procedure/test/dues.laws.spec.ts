import fc from 'fast-check';
import { addPeriod, dateOf, isDate, serialOf } from '@tongjian/money-time';
import { obligations } from '../src/index.js';
import { after, calendar, floorOf, packOf, Step, vocabulary } from './garden.js';
import { compose } from '../src/composition/compose.js';
import { keysOf } from './random.js';
import { DueRule, duesByHand, Rules, Said } from './reference-dues.js';

jest.setTimeout(120_000);
const NAMES = Object.keys(vocabulary.acts).filter((name) => name !== 'Elsewhere');

describe('law 6: periods agree with a walk over the days', () => {
  const day = fc.integer({ min: serialOf('2014-11-01'), max: serialOf('2027-06-30') }).map(dateOf);
  const next = (date: string, by = 1) => dateOf(serialOf(date) + by);

  it('in every unit, forwards, whether or not the last day moves on, and provisional where a year is not published', () => {
    const unit = fc.constantFrom('day', 'workingDay', 'month', 'year');
    fc.assert(
      fc.property(day, unit, fc.integer({ min: 0, max: 70 }), fc.boolean(), (from, each, n, moves) => {
        let end = from;
        if (each === 'day') for (let i = 0; i < n; i++) end = next(end);
        if (each === 'workingDay')
          for (let left = n; left > 0;) {
            end = next(end);
            if (calendar.isWorkingDay(end)) left--;
          }
        if (each === 'month' || each === 'year') end = corresponding(from, each === 'year' ? n * 12 : n);
        const counted = end;
        if (moves) while (!calendar.isWorkingDay(end)) end = next(end);
        const asked = each === 'workingDay' && n > 0 ? next(from) : moves ? counted : undefined;
        let provisional = false;
        for (let d = asked; d !== undefined && d <= end; d = next(d)) provisional ||= !calendar.isPublished(d);
        expect(addPeriod(calendar, from, { n, unit: each }, { lastDay: moves ? 'moveOn' : 'stay' })).toMatchObject({
          date: end,
          provisional,
        });
      }),
      { numRuns: 1000 },
    );
  });

  function corresponding(from: string, months: number): string {
    let [year, month] = from.split('-').map(Number) as [number, number];
    for (let i = 0; i < months; i++) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    let date = Number(from.slice(8));
    const text = () => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    while (!isDate(text())) date--;
    return text();
  }
});

describe('law 7: duties agree with a reference that walks day by day', () => {
  const act = fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom('Review', 'Tender', 'Award', 'Rate', 'Pay'));
  const acts = fc.uniqueArray(act, { minLength: 1, maxLength: 2 });
  const due = fc.record(
    {
      on: acts,
      act,
      period: fc.record({
        n: fc.integer({ min: 0, max: 9 }),
        unit: fc.constantFrom('day', 'workingDay', 'month', 'year'),
      }),
      pause: acts,
      resume: acts,
      cancel: acts,
      runsUnderHold: fc.boolean(),
    },
    { requiredKeys: ['on', 'act', 'period'] },
  );
  const hold = fc.record(
    { by: act, act, until: acts, lapse: fc.integer({ min: 0, max: 9 }) },
    { requiredKeys: ['by', 'act', 'until'] },
  );
  const rules: fc.Arbitrary<Rules> = fc.record({
    dues: fc
      .array(due, { minLength: 1, maxLength: 4 })
      .map((all) => all.map((one, i) => ({ id: `due${i}`, ...one }) as DueRule)),
    holds: fc.array(hold, { maxLength: 3 }),
    blocks: fc.array(fc.record({ by: act, act }), { maxLength: 2 }),
    endings: fc.constantFrom([], ['Close']),
  });
  // Around the long holidays of 2020, and where the years that are published end.
  const base = fc.constantFrom('2020-09-14', '2020-01-06', '2026-12-07');
  const step = act.chain((name) =>
    fc.record({
      act: fc.constant(name),
      key: fc.constantFrom(...keysOf(name)),
      outcome: fc.constantFrom(
        ...vocabulary.acts[name]!.outcomes.positive,
        ...vocabulary.acts[name]!.outcomes.other,
        ...vocabulary.acts[name]!.outcomes.positive,
      ),
      offset: fc.integer({ min: 0, max: 40 }),
      voids: fc.oneof(
        { weight: 6, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }).map((n) => [`e${n}`]) },
      ),
      links: name === 'Pay' ? fc.subarray(['lot-1/c-1/e-1', 'lot-1/c-1/e-2']) : fc.constant([] as string[]),
    }),
  );
  const story = fc.record({
    rules,
    base,
    steps: fc.array(step, { maxLength: 16 }),
    inOrder: fc.boolean(),
    now: fc.integer({ min: 0, max: 90 }),
  });
  const yaml = ({ dues, holds, blocks }: Rules) => {
    const head = (id: string) => `  - {id: ${id}, source: [{instrument: X}], zh: 甲, en: A, `;
    const list = (name: string, of?: readonly string[]) => (of ? `, ${name}: [${of.join(', ')}]` : '');
    return [
      ...dues.map(
        (one) =>
          `${head(one.id)}due: {on: [${one.on.join(', ')}], act: ${one.act}, period: {n: ${one.period.n}, unit: ${one.period.unit}}` +
          `${list('pause', one.pause)}${list('resume', one.resume)}${list('cancel', one.cancel)}` +
          `${one.runsUnderHold === undefined ? '' : `, runsUnderHold: ${one.runsUnderHold}`}}}`,
      ),
      ...holds.map(
        (one, i) =>
          `${head(`hold${i}`)}holds: {by: ${one.by}, act: ${one.act}, until: [${one.until.join(', ')}]` +
          `${one.lapse === undefined ? '' : `, lapse: {n: ${one.lapse}, unit: day}`}}}`,
      ),
      ...blocks.map((one, i) => `${head(`block${i}`)}blocks: {by: ${one.by}, act: ${one.act}}}`),
    ].join('\n');
  };
  const procedureOf = (given: Rules) =>
    compose(
      vocabulary,
      floorOf(''),
      packOf(
        `acts:\n${NAMES.map(
          (name) =>
            `  ${name}: {actors: [purchaser], times: unlimited, free: x${name === 'Ask' ? ', initial: true' : ''}${given.endings.includes(name) ? ', ending: true' : ''}}`,
        ).join('\n')}\nrules:\n${yaml(given)}\n`,
      ),
    );

  it('for random rules, histories with voids, links, holds and pauses, and any present', () => {
    let seen = 0;
    const states = new Set<string>();
    fc.assert(
      fc.property(story, ({ rules: given, base: from, steps, inOrder, now }) => {
        const dated: Step[] = steps.map(({ offset, ...rest }, i) => ({
          ...rest,
          on: dateOf(serialOf(from) + (inOrder ? i * 3 : offset)),
        }));
        const marking = after({ act: 'Ask', on: from }, { act: 'Plan', on: from, opens: ['lot-1', 'lot-2'] }, ...dated);
        const present = `${dateOf(serialOf(from) + now)}T05:00:00.000Z`;
        const found = obligations(procedureOf(given), calendar, marking, { at: present });
        const expected = duesByHand(given, calendar, marking, present);
        seen += found.length;
        found.forEach(({ state }) => states.add(state));
        const order = (a: Said, b: Said) => (a.id < b.id ? -1 : 1);
        expect(found.map(said).sort(order)).toEqual(expected.sort(order));
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(500);
    expect([...states].sort()).toEqual(['cancelled', 'met', 'metLate', 'overdue', 'paused', 'running']);
  });

  const said = ({ id, key, state, due: last, turns }: ReturnType<typeof obligations>[number]): Said => ({
    id,
    key,
    state,
    due: last && { date: last.date, provisional: last.provisional },
    turns: turns.map(({ kind, at }) => (kind === 'begun' ? kind : `${kind} ${at}`)),
  });
});
