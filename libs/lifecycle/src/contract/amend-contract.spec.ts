import {
  AFTER,
  AWARD_FEN,
  BUDGET_FEN,
  drafted,
  ranked,
  signed,
  SIGNATURE,
  TERMS,
  qualified,
  WITH_DOCUMENT,
} from '../../test/purchase.js';
import { qualifySupplier } from '../tender/index.js';
import { decideAward } from '../award/index.js';
import {
  amendContract,
  completeContract,
  draftContract,
  fileContract,
  publishContract,
  signContract,
} from './index.js';

describe('supplementing a contract', () => {
  const supplement = (addedFen: number, instalment = '3') => ({
    contract: '1',
    supplementNo: '补-1',
    addedFen,
    reason: '增加检测点',
    instalments: [{ instalment, amountFen: addedFen, condition: 'milestone' as const, final: false }],
  });

  it('adds up over all supplements, and tells the procedure the sum (INV-58)', () => {
    const { facts, dossier } = signed().when(amendContract, supplement(5_600_000));
    expect(facts).toMatchObject([{ data: { cumulativeFen: 5_600_000, originalFen: AWARD_FEN } }]);
    expect(dossier.contracts.get('1')).toMatchObject({ amendedFen: 5_600_000, priceFen: AWARD_FEN });
    expect(amendContract.facts?.(dossier, supplement(1, '4') as never, AFTER, '')).toMatchObject({
      contract: { amendedFen: 5_600_001 },
    });
  });

  it('adds up to what it adds, under instalment numbers of its own', () => {
    expect(signed().when(amendContract, { ...supplement(100), addedFen: 101 }).codes).toEqual(['ScheduleDoesNotAddUp']);
    expect(signed().when(amendContract, supplement(100, '1')).codes).toEqual(['ScheduleUnclear']);
  });

  it('commits no more than was approved (INV-15)', () => {
    const tight = ranked({ a: BUDGET_FEN, b: BUDGET_FEN, c: BUDGET_FEN })
      .and(qualifySupplier, qualified('a'), WITH_DOCUMENT)
      .and(decideAward, { lot: '1', supplier: 'a', priceFen: BUDGET_FEN, tieBreak: '抽取' })
      .and(draftContract, {
        ...TERMS,
        priceFen: BUDGET_FEN,
        bondFen: 0,
        schedule: [{ instalment: '1', amountFen: BUDGET_FEN, condition: 'acceptance', final: true }],
      })
      .and(signContract, SIGNATURE);
    expect(tight.when(amendContract, supplement(1)).breaches).toMatchObject([{ code: 'OverApproved', rule: 'INV-15' }]);
  });

  it('follows the signature', () => {
    expect(drafted().when(amendContract, supplement(1)).breaches).toMatchObject([
      { code: 'OutOfOrder', remedies: [{ kind: 'act', act: 'SignContract', key: 'lot-1/c-1' }] },
    ]);
  });
});

describe('a signed contract', () => {
  it('is published, filed and completed, which a draft is not', () => {
    const at = { at: AFTER };
    expect(signed().when(publishContract, { contract: '1', noticeNo: 'N', channel: '网' }, at).types).toEqual([
      'ContractPublished',
    ]);
    expect(signed().when(fileContract, { contract: '1', filingNo: 'F', filedWith: '财政局' }, at).types).toEqual([
      'ContractFiled',
    ]);
    expect(signed().when(completeContract, { contract: '1' }, at).dossier.contracts.get('1')!.status).toBe('completed');
    expect(drafted().when(publishContract, { contract: '1', noticeNo: 'N', channel: '网' }).codes).toEqual([
      'OutOfOrder',
    ]);
    expect(drafted().when(fileContract, { contract: '1', filingNo: 'F', filedWith: '财政局' }).codes).toEqual([
      'OutOfOrder',
    ]);
    expect(drafted().when(completeContract, { contract: '1' }).codes).toEqual(['OutOfOrder']);
  });
});
