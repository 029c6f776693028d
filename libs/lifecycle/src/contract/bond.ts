import { bound, breach, broken, regulation, say, state } from '../act/index.js';
import { tenthOf } from './conditions.js';

/** A performance bond is at most a tenth of the contract price, to the fen, and never cash (NR-35). */
export function bondWithinLaw(priceFen: number, bondFen: number, form: string | undefined) {
  const boundFen = tenthOf(priceFen);
  return broken(
    bondFen > boundFen &&
      breach(
        'BondTooHigh',
        'NR-35',
        [regulation('48')],
        say('履约保证金不得超过合同金额的10%', 'A performance bond is at most 10% of the contract price'),
        { bondFen, boundFen, amountFen: priceFen },
        bound('bondFen', '<=', boundFen),
      ),
    form === 'cash' &&
      breach(
        'BondInCash',
        'NR-35',
        [regulation('48')],
        say('履约保证金须以非现金形式缴纳', 'A performance bond is not taken in cash'),
        { bondForm: form },
        state('改用支票、汇票、本票或保函', 'Take a cheque, a draft, a note or a guarantee'),
      ),
  );
}
