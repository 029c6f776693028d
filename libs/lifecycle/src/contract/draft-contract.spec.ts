import { AWARD_FEN, awarded, drafted, planned, ranked, TERMS } from '../../test/purchase.js';
import { fileProcurementPlan } from '../plan/index.js';
import { draftContract } from './index.js';

const refusals = (changes: object) =>
  awarded()
    .when(draftContract, { ...TERMS, ...changes })
    .breaches.map(({ code, rule }) => `${code} ${rule}`);

describe('drafting a contract', () => {
  it('takes over what was awarded', () => {
    const { facts, dossier } = awarded().when(draftContract, TERMS);
    expect(facts).toMatchObject([{ type: 'ContractDrafted', data: { supplier: 'a', priceFen: AWARD_FEN } }]);
    expect(dossier.contracts.get('1')).toMatchObject({
      lot: '1',
      status: 'drafted',
      items: ['B0401'],
      bondFen: 5_600_000,
    });
  });

  it('is with the supplier and at the price of the award (NR-30)', () => {
    expect(refusals({ supplier: 'b' })).toEqual(['SupplierDiffers INV-25', 'SupplierNotQualified INV-29']);
    const schedule = [{ instalment: '1', amountFen: AWARD_FEN + 1, condition: 'acceptance', final: true }];
    expect(refusals({ priceFen: AWARD_FEN + 1, schedule })).toEqual(['PriceDiffers NR-30']);
    expect(ranked().when(draftContract, TERMS).codes).toEqual(['OutOfOrder', 'NoAward']);
  });

  it('pays its price in instalments, to the fen (INV-36)', () => {
    const [first, last] = [TERMS.schedule[0]!, TERMS.schedule[1]!];
    for (const off of [-1, 1])
      expect(refusals({ schedule: [first, { ...last, amountFen: last.amountFen + off }] })).toEqual([
        'ScheduleDoesNotAddUp INV-36',
      ]);
    expect(refusals({ schedule: [first, { ...last, instalment: '1' }] })).toEqual(['ScheduleUnclear INV-36']);
    expect(refusals({ schedule: [{ ...first, final: true }, last] })).toEqual(['ScheduleUnclear INV-36']);
  });

  it('has exactly one last payment, which is not paid in advance (INV-36, A41)', () => {
    const [first, last] = [TERMS.schedule[0]!, TERMS.schedule[1]!];
    expect(refusals({ schedule: [first, { ...last, final: false }] })).toEqual(['ScheduleUnclear INV-36']);
    expect(refusals({ schedule: [first, { ...last, condition: 'prepayment' }] })).toEqual(['ScheduleUnclear INV-36']);
  });

  it('has score bands that do not overlap', () => {
    const bands = (to: number) => [
      { fromHundredths: 9000, toHundredths: 10000, payNum: 1, payDen: 1 },
      { fromHundredths: 8000, toHundredths: to, payNum: 9, payDen: 10 },
    ];
    expect(refusals({ scoreBands: bands(8999) })).toEqual([]);
    expect(refusals({ scoreBands: bands(9000) })).toEqual(['BandsOverlap INV-32']);
    expect(refusals({ scoreBands: [{ ...bands(0)[0], payNum: 11, payDen: 10 }] })).toEqual(['BandsOverlap INV-32']);
  });

  it('states every item that its lot was tendered for (INV-25)', () => {
    const six = ['文化教育', '心理辅导', '法律维权', '创业就业', '志愿服务', '社区治理'].map((name) => ({
      code: name,
      name,
    }));
    const { dossier } = planned().when(fileProcurementPlan, {
      planNo: 'P-2',
      lots: [{ lot: '2', title: '桂湖', budgetFen: 0, items: six.map(({ code }) => code) }],
    });
    expect(dossier.lots.get('2')!.items).toHaveLength(6);
    dossier.lots.set('2', {
      ...dossier.lots.get('2')!,
      status: 'awarded',
      qualifications: new Map([['a', 'qualified']]),
      award: { eventId: 'e', supplier: 'a', priceFen: AWARD_FEN },
    });
    const missing = (items: object[]) =>
      draftContract.invariants?.(dossier, { ...TERMS, lot: '2', contract: '2', items } as never, {} as never);
    expect(missing(six)).toEqual([]);
    expect(missing(six.slice(1))).toMatchObject([
      { code: 'ItemsMissing', rule: 'INV-25', facts: { missing: ['文化教育'] } },
    ]);
  });

  it('takes a number of its own', () => {
    expect(drafted().when(draftContract, TERMS).codes).toEqual(['ContractKnown']);
  });
});
