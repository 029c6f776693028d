import {
  AWARD_FEN,
  awarded,
  BOND,
  drafted,
  qualified,
  secured,
  SIGNATURE,
  TERMS,
  THREE,
  WITH_DOCUMENT,
} from '../../test/purchase.js';
import { selectNextCandidate, sendAwardNotice } from '../award/index.js';
import { qualifySupplier } from '../tender/index.js';
import { draftContract, receiveBond, signContract, waiveBond } from './index.js';

describe('signing the contract', () => {
  it('fixes price and payments', () => {
    const { facts, dossier } = secured().when(signContract, SIGNATURE);
    expect(facts).toMatchObject([
      { type: 'ContractSigned', data: { supplier: 'a', priceFen: AWARD_FEN } },
      { type: 'PaymentScheduleAgreed', data: { totalFen: AWARD_FEN, instalments: TERMS.schedule } },
    ]);
    expect(dossier.lots.get('1')!.status).toBe('contracted');
  });

  it('needs the bond that it asks for in hand to the fen, in one sum or several, or waived (NR-35)', () => {
    const fen = drafted().and(receiveBond, { ...BOND, amountFen: 1 });
    for (const story of [drafted(), fen])
      expect(story.when(signContract, SIGNATURE).breaches).toMatchObject([
        { code: 'BondOutstanding', rule: 'NR-35', remedies: [{ act: 'ReceiveBond' }, { act: 'WaiveBond' }] },
      ]);
    const rest = fen.and(receiveBond, { ...BOND, amountFen: TERMS.bondFen - 1 });
    expect(rest.when(signContract, SIGNATURE).codes).toEqual([]);
    const waived = drafted().and(waiveBond, { contract: '1', reason: '减轻负担', basis: '成财采〔2020〕1号' });
    expect(waived.when(signContract, SIGNATURE).codes).toEqual([]);
    const restWaived = fen.and(waiveBond, { contract: '1', reason: '减轻负担', basis: '成财采〔2020〕1号' });
    expect(restWaived.when(signContract, SIGNATURE).codes).toEqual([]);
    expect(restWaived.dossier.contracts.get('1')).toMatchObject({ bondFen: 1, bondHeldFen: 1 });
  });

  it('needs purchaser and supplier of the award (INV-25)', () => {
    const parties = [SIGNATURE.parties[0]!, { party: 'b', as: 'supplier' as const }];
    expect(secured().when(signContract, { ...SIGNATURE, parties }).breaches).toMatchObject([
      { code: 'PartyMissing', rule: 'INV-25' },
    ]);
  });

  it('happens once for a lot', () => {
    const two = secured().and(draftContract, { ...TERMS, contract: '2', bondFen: 0 });
    const story = two.and(signContract, SIGNATURE);
    expect(story.when(signContract, { ...SIGNATURE, contract: '2' }).codes).toEqual(['LotContracted']);
    expect(story.when(signContract, SIGNATURE).codes).toContain('OutOfOrder');
  });

  it('is refused with a supplier that has been passed over', () => {
    const story = secured().and(selectNextCandidate, { lot: '1', ground: 'refusedToSign', reason: '放弃' });
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
        bondFen: 0,
        schedule: [{ instalment: '1', amountFen: THREE.b, condition: 'acceptance', final: true }],
      });
    const signature = { ...SIGNATURE, parties: [SIGNATURE.parties[0]!, { party: 'b', as: 'supplier' as const }] };
    expect(next.when(signContract, signature).breaches).toMatchObject([
      { code: 'NoticeNotSent', rule: 'NR-30', remedies: [{ act: 'SendAwardNotice', key: 'lot-1' }] },
    ]);
    expect(next.and(sendAwardNotice, { lot: '1', noticeNo: 'N-2' }).when(signContract, signature).codes).toEqual([]);
  });
});
