import { actRequest } from './act-request.js';

describe('where an order is posted', () => {
  it('puts the key’s parts into the path and the rest into the body', () => {
    const data = { contract: '1', milestone: 'm-2', outcome: 'verified', findings: '属实' };
    expect(actRequest({ type: 'VerifyMilestone', data }, 'p1')).toEqual({
      path: '/projects/p1/contracts/1/milestones/m-2/verify',
      body: { findings: '属实' },
    });
  });

  it('chooses the address by the outcome that it fixes', () => {
    const path = (outcome: string) =>
      actRequest({ type: 'ApproveProject', data: { outcome, amountFen: 1 } }, 'p1').path;
    expect([path('approved'), path('rejected'), path('deferred')].map((one) => one.split('/').at(-1))).toEqual([
      'approve',
      'reject',
      'defer',
    ]);
  });

  it('says when an act has no address', () => {
    expect(() => actRequest({ type: 'Nothing', data: {} })).toThrow('Nothing has no address');
  });
});
