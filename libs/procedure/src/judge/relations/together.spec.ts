import { after, calendar, freely, intend, outcomeOf, rule, verdictOn } from '../../../test/garden.js';
import { judgeAll } from '../judge.js';

const LOTS = ['Ask', 'Review', { act: 'Plan', opens: ['lot-1', 'lot-2'] }] as const;
const procedure = freely(
  rule('one', 'together: {acts: [Approve, {act: Award, each: lot}]}') +
    rule('order', 'needs: {act: Award, of: [Approve]}'),
);
const approve = intend('Approve', { outcome: 'approved' });
const award = (lot: string) => intend('Award', { key: lot });
const against = (marking: ReturnType<typeof after>, ...plan: readonly ReturnType<typeof intend>[]) =>
  judgeAll(procedure, calendar, marking, plan).map((verdicts) =>
    verdicts.filter(({ outcome }) => outcome !== 'holds').map(({ relation }) => relation),
  );

describe('acts that are decided in one append', () => {
  it('refuse to come alone, and name what must be sent with them', () => {
    expect(verdictOn(procedure, after(...LOTS), 'one', approve)).toMatchObject({
      outcome: 'fails',
      code: 'NotTogether',
      facts: { missing: ['Award@lot-1', 'Award@lot-2'] },
      remedies: [
        {
          kind: 'together',
          acts: [
            { act: 'Award', key: 'lot-1' },
            { act: 'Award', key: 'lot-2' },
          ],
        },
      ],
    });
    expect(outcomeOf(procedure, after(...LOTS), 'one', award('lot-1'))).toBe('fails');
  });

  it('are open in a menu, which does not know what else would be sent', () => {
    expect(outcomeOf(procedure, after(...LOTS), 'one', { ...approve, complete: false })).toBe('open');
  });

  it('are judged each on the marking that its predecessors leave', () => {
    expect(against(after(...LOTS), approve, award('lot-1'), award('lot-2'))).toEqual([[], [], []]);
    expect(against(after(...LOTS), award('lot-1'), approve, award('lot-2'))).toEqual([['order'], [], []]);
  });

  it('are refused while one of the lots is left out', () => {
    expect(against(after(...LOTS), approve, award('lot-1'))).toEqual([['one'], []]);
  });

  it('may come alone again once the others stand, as after an annulled award', () => {
    const decided = [...LOTS, { act: 'Approve' }, { act: 'Award', key: 'lot-1' }, { act: 'Award', key: 'lot-2' }];
    const annulled = after(...decided, { act: 'Correct', voids: ['e5'] });
    expect(outcomeOf(procedure, annulled, 'one', award('lot-1'))).toBe('holds');
  });
});
