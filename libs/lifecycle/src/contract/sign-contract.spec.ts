import { AWARD_FEN, awarded, drafted, qualified, SIGNATURE, TERMS, THREE, WITH_DOCUMENT } from '../../test/purchase.js';
import { selectNextCandidate, sendAwardNotice } from '../award/index.js';
import { qualifySupplier } from '../tender/index.js';
import { draftContract, signContract } from './index.js';

describe('signing the contract', () => {
  it('fixes price and payments', () => {
    const { facts, dossier } = drafted().when(signContract, SIGNATURE);
    expect(facts).toMatchObject([
      { type: 'ContractSigned', data: { supplier: 'a', priceFen: AWARD_FEN } },
      { type: 'PaymentScheduleAgreed', data: { totalFen: AWARD_FEN, instalments: TERMS.schedule } },
    ]);
    expect(dossier.lots.get('1')!.status).toBe('contracted');
  });

  it('needs purchaser and supplier of the award (INV-25)', () => {
    const parties = [SIGNATURE.parties[0]!, { party: 'b', as: 'supplier' as const }];
    expect(drafted().when(signContract, { ...SIGNATURE, parties }).breaches).toMatchObject([
      { code: 'PartyMissing', rule: 'INV-25' },
    ]);
  });

  it('happens once for a lot', () => {
    const two = drafted().and(draftContract, { ...TERMS, contract: '2' });
    const story = two.and(signContract, SIGNATURE);
    expect(story.when(signContract, { ...SIGNATURE, contract: '2' }).codes).toEqual(['LotContracted']);
    expect(story.when(signContract, SIGNATURE).codes).toContain('OutOfOrder');
  });

  it('is refused with a supplier that has been passed over', () => {
    const story = drafted().and(selectNextCandidate, { lot: '1', ground: 'refusedToSign', reason: '放弃' });
    expect(story.when(signContract, SIGNATURE).codes).toEqual(['SupplierDiffers', 'PriceDiffers']);
  });

  it('needs a notice to the new supplier where the old one had been told (NR-30)', () => {
    const next = awarded()
      .and(sendAwardNotice, { lot: '1', noticeNo: 'N-1' })
      .and(selectNextCandidate, { lot: '1', ground: 'refusedToSign', reason: '放弃' })
      .and(qualifySupplier, qualified('b'), WITH_DOCUMENT)
      .and(draftContract, {
        ...TERMS,
        supplier: 'b',
        priceFen: THREE.b,
        schedule: [{ instalment: '1', amountFen: THREE.b, condition: 'acceptance', final: true }],
      });
    const signature = { ...SIGNATURE, parties: [SIGNATURE.parties[0]!, { party: 'b', as: 'supplier' as const }] };
    expect(next.when(signContract, signature).breaches).toMatchObject([
      { code: 'NoticeNotSent', rule: 'NR-30', remedies: [{ act: 'SendAwardNotice', key: 'lot-1' }] },
    ]);
    expect(next.and(sendAwardNotice, { lot: '1', noticeNo: 'N-2' }).when(signContract, signature).codes).toEqual([]);
  });
});
