import fc from 'fast-check';
import { GREATEST } from './schema/index.js';
import { totalFen } from './total.js';

describe('a total of fen', () => {
  it('is exact as long as it is an amount, and otherwise above every amount', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        const total = totalFen(amounts);
        if (exact <= BigInt(GREATEST)) expect(BigInt(total)).toBe(exact);
        else expect(total).toBeGreaterThan(GREATEST);
      }),
    );
  });
});
