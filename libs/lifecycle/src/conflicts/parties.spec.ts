import { does } from '../../test/case.js';
import { DATED_TEXTS, figuresOf } from '../../test/case-texts.js';
import { imported, on, proposedOn } from '../../test/dated.js';
import { reviewedInKeqiao } from '../../test/keqiao.js';
import { approvedFor, award, PRICE_FEN, tender } from '../../test/kindergarten.js';

const LAST_DAY = '2020-02-29';
const FIRST_DAY = '2020-03-01';
const proposing = (day: string, place: 'keqiao' | 'chengdu' | 'changji', purchaserType: string) =>
  on().when(proposedOn(day, place, { purchaserType }));

describe('X7 Who purchases, by date (INV-23, KQ-08)', () => {
  it.each(['stateOrgan', 'administrativeInstitution', 'massOrganisation', 'partyOrgan'])('on every day: %s', (type) => {
    for (const day of ['2016-06-01', LAST_DAY, FIRST_DAY, '2026-06-01']) expect(proposing(day, 'keqiao', type).codes).toEqual([]);
  }); // prettier-ignore

  it('a fiscally funded mass organisation in Keqiao until 2020-02-29, and not from 2020-03-01', () => {
    for (const day of ['2015-05-01', '2016-06-01', LAST_DAY])
      expect(proposing(day, 'keqiao', 'fundedMassOrganisation').types).toEqual(['ProjectProposed']);
    const { refusal, events } = proposing(FIRST_DAY, 'keqiao', 'fundedMassOrganisation');
    expect(events).toEqual([]);
    expect(refusal).toMatchObject({
      code: 'PurchaserTypeBarred',
      rule: 'INV-23',
      source: expect.arrayContaining([expect.objectContaining({ article: '5、8' })]),
      facts: { 'project.purchaserType': 'fundedMassOrganisation' },
    });
  });

  it('a class-I institution in Keqiao on no day: by its own document, then by the law too', () => {
    expect(proposing('2016-06-01', 'keqiao', 'classOneInstitution').refusal).toMatchObject({ rule: 'INV-23', source: [{ instrument: '绍柯政办发〔2015〕55号' }] }); // prettier-ignore
    expect(proposing(FIRST_DAY, 'keqiao', 'classOneInstitution').codes).toContain('PurchaserTypeBarred');
  });

  it('no revision gives the project to another kind of purchaser', () => {
    const told = on().and(proposedOn('2021-06-01', 'changji', { purchaserType: 'stateOrgan' }));
    const revise = (purchaserType: string) =>
      told.when(does('purchaser.handler', '2021-06-02', 'ReviseProposal', { purchaserType, reason: '更正' }));
    expect(revise('classOneInstitution').codes).toEqual(['PurchaserTypeBarred']);
    expect(revise('administrativeInstitution').types).toEqual(['ProjectProposalRevised']);
  });
});

describe('X8 Class-I institutions and fiscally funded mass organisations (102号令 6, 8)', () => {
  const BARRED = ['classOneInstitution', 'fundedMassOrganisation'];
  it.each(BARRED)('do not purchase from 2020-03-01, anywhere: %s', (type) => {
    for (const place of ['keqiao', 'chengdu', 'changji'] as const)
      expect(proposing(FIRST_DAY, place, type).codes).toContain('PurchaserTypeBarred');
  });

  const awarded = reviewedInKeqiao().and(
    does('finance.general', '2020-04-16', 'CompleteLocalStep', { step: 'ExistingChannel', outcome: 'agreed', form: { channel: '部门预算' } }),
    approvedFor(160_000_000),
    does('finance.general', '2020-04-22', 'ApproveFunding', { amountFen: 160_000_000, line: 'L-1' }),
    ...tender.filter(({ act }) => act !== 'QualifySupplier'),
    award(PRICE_FEN),
  ); // prettier-ignore
  const review = (supplierType: string, qualified = true) =>
    awarded.when(
      does('purchaser.reviewer', '2020-05-21', 'QualifySupplier', {
        lot: '1', supplier: 'b', stage: 'post', supplierType, result: qualified ? 'qualified' : 'notQualified', conditions: [{ code: 'type', met: qualified }],
      }),
    ); // prettier-ignore
  it.each([...BARRED, 'stateOrgan'])('do not supply: %s is refused as qualified, and found not qualified', (type) => {
    expect(review(type).refusal).toMatchObject({ code: 'SupplierTypeBarred', rule: 'INV-10', facts: { 'supplier.type': type } });
    expect(review(type).events).toEqual([]);
    expect(review(type, false).types).toEqual(['QualificationReviewed']);
  }); // prettier-ignore
  it('while class-II institutions, social organisations and mass organisations that pay for themselves do', () => {
    for (const type of ['classTwoInstitution', 'socialOrganisation', 'massOrganisation', 'enterprise'])
      expect(review(type).codes).toEqual([]);
  });
});

describe('what was bought in 2016 enters with flags (X3 to X6, X9, A15, A18)', () => {
  const flagsOf = (...asked: Parameters<typeof imported>) => {
    const { events, codes } = on().when(imported(...asked));
    expect(codes).toEqual([]);
    return events.map(({ type, meta }) => [type, meta.entry?.kind === 'import' ? meta.entry.flags : []] as const);
  };
  const approved = (serviceType: string) => flagsOf({ serviceType }).find(([type]) => type === 'ProjectApproved')?.[1];

  it.each([
    ['X3', 'labour', '劳动力'],
    ['X4', 'administrativeEnforcement', '行政执法'],
    ['X6', 'performers', '按员额购买演职人员'],
  ])('%s %s %s', (flag, serviceType) => {
    expect(approved(serviceType)).toContain(flag);
    expect(approved('greening')).not.toContain(flag);
  });

  it('A18 X5 the supplier is a bureau: accepted with its flag', () => {
    const [supplier, flag] = figuresOf(DATED_TEXTS.A18, /Supplier (\S+) → in the 2016 import accepted with flag (X\d)/);
    const reviewed = (supplierType: string) => ({ type: 'QualificationReviewed', data: { lot: '1', supplier, supplierType, stage: 'post', result: 'qualified', conditions: [{ code: 'type', met: true }] } }); // prettier-ignore
    const bureau = flagsOf({ serviceType: 'greening' }, reviewed('stateOrgan') as never).at(-1);
    expect(bureau).toEqual(['QualificationReviewed', expect.arrayContaining([flag])]);
    expect(flagsOf({ serviceType: 'greening' }, reviewed('enterprise') as never).at(-1)?.[1]).not.toContain(flag);
  });

  it('X9 a directed purchase is told as what it was, and carries that it is no method by law', () => {
    const method = (name: string) => ({ type: 'ProcurementMethodApproved', data: { lot: '1', method: name, reason: '历史' } });
    expect(flagsOf({}, method('directedPurchase') as never).at(-1)?.[1]).toContain('X9');
    expect(flagsOf({}, method('openTender') as never).at(-1)?.[1]).not.toContain('X9');
  }); // prettier-ignore
});
