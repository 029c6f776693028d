import {
  AFTER,
  awarded,
  BEFORE,
  BUDGET_FEN,
  DEADLINE,
  noticed,
  NOTICED,
  opened,
  planned,
  ranked,
  THREE,
  withBids,
} from '../../test/purchase.js';
import { fileProcurementPlan } from '../plan/index.js';
import { cancelTender, failTender, openBids, recordSelfOrganisedPurchase } from './index.js';

describe('failing a tender', () => {
  const ask = { lot: '1', ground: 'tooFewBids' as const, reason: '有效投标不足三家' };

  it('for too few bids needs the deadline past; how few are too few is the floor’s, from the bids that are valid (NR-48)', () => {
    const two = withBids({ a: 1, b: 2 });
    expect(two.when(failTender, ask, { at: BEFORE }).codes).toEqual(['TooEarly']);
    expect(two.when(failTender, ask, { at: DEADLINE }).facts).toMatchObject([
      { type: 'TenderFailed', data: { validBids: 2 } },
    ]);
    expect(failTender.facts?.(opened(THREE).dossier, ask as never, AFTER, 'lot-1')).toEqual({
      tender: { failureGround: 'tooFewBids', validBidCount: 3 },
    });
  });

  it('for the budget needs every offer above it', () => {
    const overBudget = { ...ask, ground: 'overBudget' as const };
    expect(opened({ a: BUDGET_FEN + 1, b: BUDGET_FEN + 2 }).when(failTender, overBudget).types).toEqual([
      'TenderFailed',
    ]);
    expect(opened({ a: BUDGET_FEN, b: BUDGET_FEN + 2 }).when(failTender, overBudget).codes).toEqual([
      'GroundDoesNotHold',
    ]);
    const noBid = noticed().and(openBids, { lot: '1' }, { at: AFTER });
    expect(noBid.when(failTender, overBudget).codes).toEqual(['GroundDoesNotHold']);
  });

  it('frees the budget of the lot for another', () => {
    const failed = withBids({ a: 1 }).and(failTender, ask, { at: AFTER });
    const again = { planNo: 'P-2', lots: [{ lot: '2', title: '重新采购', budgetFen: BUDGET_FEN }] };
    expect(failed.when(fileProcurementPlan, again).codes).toEqual([]);
    expect(noticed().when(fileProcurementPlan, again).codes).toEqual(['OverBudget']);
  });

  it('and cancelling it are over once the lot is awarded', () => {
    expect(awarded().when(failTender, { ...ask, ground: 'taskCancelled' }).codes).toEqual(['OutOfOrder']);
    expect(awarded().when(cancelTender, { lot: '1', ground: 'taskCancelled', reason: '任务取消' }).codes).toEqual([
      'OutOfOrder',
    ]);
    expect(ranked().when(cancelTender, { lot: '1', ground: 'taskCancelled', reason: '任务取消' }).types).toEqual([
      'TenderCancelled',
    ]);
  });
});

describe('a self-organised purchase', () => {
  const quotes = [
    { supplier: 'a', priceFen: 50_000_000 },
    { supplier: 'b', priceFen: 50_000_001 },
  ];
  const ask = { lot: '1', quotes, supplier: 'a', priceFen: 50_000_000, reason: '价格最低' };
  const own = planned(BUDGET_FEN, BUDGET_FEN, { mode: 'selfOrganised' });

  it('is the award as well', () => {
    expect(own.when(recordSelfOrganisedPurchase, ask).facts).toMatchObject([
      { type: 'SelfOrganisedPurchaseRecorded' },
      { type: 'AwardDecided', data: { supplier: 'a', priceFen: 50_000_000, basis: 'selfOrganised' } },
    ]);
  });

  it('gives the procedure the amount that its ceiling is held against', () => {
    expect(recordSelfOrganisedPurchase.facts?.(own.dossier, ask as never, NOTICED, 'lot-1')).toMatchObject({
      award: { amountFen: 50_000_000 },
    });
  });

  it('is refused inside the central catalogue and for a project proposed for procurement (INV-39)', () => {
    const item = {
      ...own.dossier.proposal!.item,
      name: '水质检测',
      edition: '2020',
      benefitClass: 'public' as const,
      inCentralCatalogue: true,
    };
    const inCatalogue = planned(BUDGET_FEN, BUDGET_FEN, { mode: 'selfOrganised', catalogueItem: item });
    for (const story of [planned(), inCatalogue])
      expect(story.when(recordSelfOrganisedPurchase, ask).breaches).toMatchObject([
        { code: 'NotSelfOrganised', rule: 'INV-39' },
      ]);
  });

  it('takes one of the quotes at its price', () => {
    expect(own.when(recordSelfOrganisedPurchase, { ...ask, supplier: 'c' }).codes).toEqual(['NotQuoted']);
    expect(own.when(recordSelfOrganisedPurchase, { ...ask, priceFen: 49_999_999 }).codes).toEqual(['PriceDiffers']);
  });
});
