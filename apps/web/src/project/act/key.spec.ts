import { partsOf, pathOf } from './key';

describe('The key of an act', () => {
  it('names the parts of its path', () => {
    expect(partsOf('lot-1/c-2/pay-3')).toEqual({ lot: '1', contract: '2', payment: '3' });
    expect(partsOf('')).toEqual({});
  });

  it('fills the address; what the reader must choose stays open', () => {
    const { path, used } = pathOf('/projects/{project}/contracts/{contract}/payments/{payment}/request', {
      project: 'p1',
      contract: '2',
      lot: '1',
    });
    expect(path).toBe('/projects/p1/contracts/2/payments/{payment}/request');
    expect([...used]).toEqual(['project', 'contract']);
  });
});
