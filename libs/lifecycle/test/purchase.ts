import { decideAward } from '../src/award/index.js';
import { draftContract, receiveBond, signContract } from '../src/contract/index.js';
import {
  approveMethod,
  openBids,
  publishTender,
  qualifySupplier,
  revealBid,
  scoreBid,
  sealedHashOf,
  signReport,
  submitBid,
} from '../src/tender/index.js';
import { Setting, Story } from './given.js';
import { AFTER, as, AWARD_FEN, BEFORE, DEADLINE, planned, saltOf } from './planned.js';

export * from './planned.js';

export const TENDER = {
  lot: '1',
  version: '磋商文件 1',
  evaluationMethod: 'lowestPrice' as const,
  criteria: [],
  deadline: DEADLINE,
  revealMinutes: 30,
};
export const POINTS = {
  ...TENDER,
  evaluationMethod: 'points' as const,
  criteria: [
    { code: 'price', name: '价格', maxHundredths: 3000, price: true },
    { code: 'plan', name: '服务方案', maxHundredths: 7000 },
  ],
};

/** A consultation whose notice is out. */
export const noticed = (tender: typeof TENDER | typeof POINTS = TENDER, from: Story = planned()): Story =>
  from
    .and(approveMethod, {
      lot: '1',
      method: 'competitiveConsultation',
      ground: 'purchaseOfServices',
      reason: '服务项目',
    })
    .and(publishTender, tender);

/** Bids `b-<bidder>` handed in by their bidders before the deadline. */
export const withBids = (offers: Readonly<Record<string, number>>, from: Story = noticed()): Story =>
  Object.entries(offers).reduce(
    (told, [bidder, offerFen]) =>
      told.and(
        submitBid,
        { lot: '1', bid: `b-${bidder}`, bidder, sealedHash: sealedHashOf({ offerFen, salt: saltOf(bidder), bidder }) },
        { at: BEFORE, by: as(bidder) },
      ),
    from,
  );

export const opened = (offers: Readonly<Record<string, number>>, from: Story = noticed()): Story =>
  Object.entries(offers)
    .reduce(
      (told, [bidder, offerFen]) =>
        told.and(
          revealBid,
          { lot: '1', bid: `b-${bidder}`, offerFen, salt: saltOf(bidder) },
          { at: DEADLINE, by: as(bidder) },
        ),
      withBids(offers, from),
    )
    .and(openBids, { lot: '1' }, { at: AFTER });

/** Opened and scored: by bidder, the hundredths that each member gives for the plan. */
export const scored = (
  offers: Readonly<Record<string, number>>,
  points: Readonly<Record<string, readonly number[]>>,
): Story =>
  Object.entries(points).reduce(
    (told, [bidder, given]) =>
      given.reduce(
        (deeper, hundredths, i) =>
          deeper.and(
            scoreBid,
            { lot: '1', bid: `b-${bidder}`, scores: [{ criterion: 'plan', hundredths }] },
            { at: AFTER, by: { role: 'expert', person: `p_expert${i}` } },
          ),
        told,
      ),
    opened(offers, noticed(POINTS)),
  );

export const THREE = { a: AWARD_FEN, b: 60_000_000, c: 65_000_000 };
export const ranked = (offers: Readonly<Record<string, number>> = THREE): Story =>
  opened(offers).and(signReport, { lot: '1' }, { at: AFTER });
/** A review that finds a supplier qualified. */
export const qualified = (supplier: string) => ({
  lot: '1',
  supplier,
  supplierType: 'enterprise' as const,
  stage: 'post' as const,
  result: 'qualified' as const,
  conditions: [{ code: 'licence', met: true }],
});
export const WITH_DOCUMENT: Setting = { attachments: [{ sha256: `sha256:${'0'.repeat(64)}`, kind: 'decision' }] };
export const awarded = (offers: Readonly<Record<string, number>> = THREE): Story =>
  ranked(offers)
    .and(qualifySupplier, qualified('a'), { at: AFTER, ...WITH_DOCUMENT })
    .and(decideAward, { lot: '1', supplier: 'a', priceFen: offers['a']! }, { at: AFTER });

export const TERMS = {
  lot: '1',
  contract: '1',
  supplier: 'a',
  priceFen: AWARD_FEN,
  items: [{ code: 'B0401', name: '水质检测' }],
  termMonths: 12,
  smallEnterprise: true,
  schedule: [
    { instalment: '1', amountFen: 16_000_000, condition: 'milestone' as const, final: false },
    { instalment: '2', amountFen: 40_000_000, condition: 'acceptance' as const, final: true },
  ],
  bondFen: 5_600_000,
  bondForm: 'guarantee' as const,
  terminateOnFail: false,
  contestDays: 7,
};
export const SIGNATURE = {
  contract: '1',
  contractNo: '邛采合〔2020〕1号',
  parties: [
    { party: 'o-purchaser', as: 'purchaser' as const },
    { party: 'a', as: 'supplier' as const },
  ],
};
export const drafted = (changes: object = {}): Story =>
  awarded().and(draftContract, { ...TERMS, ...changes }, { at: AFTER });
export const BOND = { contract: '1', amountFen: TERMS.bondFen, form: TERMS.bondForm, issuer: '担保公司' };
/** Drafted, and the bond received where one is asked for. */
export const secured = (changes: { readonly bondFen?: number } = {}): Story => {
  const { bondFen: amountFen } = { ...TERMS, ...changes };
  return amountFen === 0 ? drafted(changes) : drafted(changes).and(receiveBond, { ...BOND, amountFen });
};
export const signed = (changes: object = {}): Story => secured(changes).and(signContract, SIGNATURE, { at: AFTER });
