import { standingOf } from './payment';

const line = { payment: '1', contract: '1', requestedFen: 500, reducedFen: 0, paidFen: 0, withheld: false };

describe('A payment', () => {
  it('stands where its amounts say', () => {
    expect(standingOf({ ...line, requestedFen: 0 })).toBe('due');
    expect(standingOf(line)).toBe('requested');
    expect(standingOf({ ...line, withheld: true })).toBe('withheld');
    expect(standingOf({ ...line, paidFen: 300 })).toBe('partly');
    expect(standingOf({ ...line, reducedFen: 200, paidFen: 300 })).toBe('paid');
  });
});
