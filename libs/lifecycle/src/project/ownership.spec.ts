import { by, does, given } from '../../test/case.js';
import { proposal, readyForApproval } from '../../test/kindergarten.js';

describe('a purchasing body', () => {
  const stranger = { ...by('purchaser.handler'), organisation: 'o-neighbour' };

  it('proposes in its own name only', () => {
    const asked = does('purchaser.handler', '2020-04-20', 'ProposeProject', proposal());
    expect(given().when({ ...asked, by: stranger }).refusal).toMatchObject({
      code: 'NotOwnPurchase',
      facts: { purchaser: 'o-purchaser', organisation: 'o-neighbour' },
    });
    expect(given().when(asked).refusal).toBeUndefined();
  });

  it('acts on its own purchases only, and is told so beforehand', () => {
    const told = given(readyForApproval()[0]!);
    const withdraw = { act: 'WithdrawProposal', by: stranger, on: '2020-05-01', data: { reason: '不再需要' } };
    expect(told.when(withdraw).codes).toContain('NotOwnPurchase');
    expect(told.when({ ...withdraw, by: 'purchaser.handler' }).refusal).toBeUndefined();
    const possible = told.menu(stranger, '2020-05-01').filter((one) => one.possible !== 'no');
    expect(possible).toEqual([]);
  });
});
