import { by, Case, does } from '../../test/case.js';
import { failedInKeqiao } from '../../test/keqiao.js';
import { award, contracting, performing, PRICE_FEN, ranked, signed, tender, TERMS } from '../../test/kindergarten.js';
import { given } from '../../test/case.js';
import { approvedFor, readyForApproval } from '../../test/kindergarten.js';

const YES = { budgetAssured: true, contentFixed: true, continuous: true, fundingStable: true, priceStable: true };
const [notice, draft, bond] = contracting();
const drafting = (story: Case, changes: object, on = '2020-06-09') =>
  story.when({ ...draft!, on, data: { ...TERMS, ...changes } as never });
const found = (story: Case, changes: object, on?: string) =>
  (drafting(story, changes, on).refusal?.all ?? []).map(({ code, rule }) => `${code} ${rule}`);

describe('the law of contracts is the floor’s: dated, and said once', () => {
  const noticed = ranked().and(award(PRICE_FEN), notice!);

  it('lets a contract run one year, three with an assured budget and all four conditions (INV-24, NR-12)', () => {
    expect(found(noticed, { termMonths: 12 })).toEqual([]);
    expect(found(noticed, { termMonths: 13 })).toEqual(['TermTooLong NR-12']);
    expect(found(noticed, { termMonths: 120 })).toEqual(['TermTooLong NR-12']);
    expect(found(noticed, { termMonths: 36, multiYear: YES })).toEqual([]);
    expect(found(noticed, { termMonths: 37, multiYear: YES })).toEqual(['TermTooLong NR-12']);
    for (const condition of Object.keys(YES))
      expect(found(noticed, { termMonths: 13, multiYear: { ...YES, [condition]: false } })).toEqual([
        'TermTooLong NR-12',
      ]);
  });

  it('does not hold a term agreed before 102号令 against it (INV-08, NR-12)', () => {
    const keqiao = failedInKeqiao().events;
    const reviewed = keqiao.findIndex(({ type }) => type === 'QualificationReviewed') + 1;
    const in2016 = keqiao.slice(0, reviewed).map((event) => ({
      ...event,
      meta: { ...event.meta, occurredAt: event.meta.occurredAt.replace('2020', '2016') },
    }));
    const story = new Case(in2016 as never).and({ ...notice!, on: '2016-05-21' });
    expect(found(story, { termMonths: 24 }, '2016-06-09')).toEqual([]);
    expect(found(story, { termMonths: 24 }, '2020-02-29')).toEqual([]);
    expect(found(story, { termMonths: 24 }, '2020-03-01')).toEqual(['TermTooLong NR-12']);
  });

  it('lets a bond be a tenth of the price, to the fen, and never cash (NR-35)', () => {
    expect(found(noticed, { bondFen: 14_800_000 })).toEqual([]);
    expect(found(noticed, { bondFen: 14_800_001 })).toEqual(['BondTooHigh NR-35']);
    expect(found(noticed, { bondForm: 'cash' })).toEqual(['BondInCash NR-35']);
    const { bondForm: _, ...unsaid } = TERMS;
    expect(noticed.when({ ...draft!, data: unsaid }).codes).toEqual([]);
    const drafted = noticed.and(draft!);
    expect(drafted.when({ ...bond!, data: { ...bond!.data, form: 'cash' } }).codes).toEqual(['BondInCash']);
  });

  it('lets all supplements together add a tenth of the original price (INV-58, NR-31)', () => {
    const supplement = (addedFen: number, instalment = '3') =>
      does('purchaser.head', '2020-07-01', 'AmendContract', {
        contract: '1', supplementNo: instalment, addedFen, reason: '增加', instalments: [{ instalment, amountFen: addedFen, condition: 'milestone', final: false }],
      }); // prettier-ignore
    // 160,000,000 were approved: a tenth of a lower price stays within it.
    const room = signed();
    expect(room.when(supplement(12_000_000)).codes).toEqual([]);
    const over = room.when(supplement(14_800_001)).refusal?.all ?? [];
    expect(over.map(({ code, rule }) => `${code} ${rule}`)).toEqual(['SupplementTooHigh NR-31', 'OverApproved INV-15']);
  });

  it('awards and approves within the budget, and says so once (INV-15)', () => {
    const dear = ranked().when(award(160_000_001)).refusal?.all ?? [];
    expect(dear.filter(({ code }) => code === 'OverBudget')).toHaveLength(1);
    const ready = given(...readyForApproval()).when(approvedFor(160_000_001));
    expect(ready.codes).toEqual(['OverBudget']);
  });

  it('lets a tender fail for too few bids where fewer than three are valid (NR-48)', () => {
    const opened = given(...readyForApproval(), approvedFor(160_000_000), ...tender.slice(0, 10));
    const fail = does('agency', '2020-05-19T03:10:00.000Z', 'FailTender', {
      lot: '1',
      ground: 'tooFewBids',
      reason: '不足三家',
    });
    expect(opened.when(fail).refusal).toMatchObject({ code: 'GroundDoesNotHold', rule: 'NR-48' });
    const out = does('agency', '2020-05-19T03:05:00.000Z', 'DisqualifyBid', {
      lot: '1',
      bid: 'a',
      ground: 'criterion',
      criterion: '资格',
      reason: '不符',
    });
    expect(opened.and(out).when(fail).types).toEqual(['TenderFailed']);
  });
});

describe('an acceptance', () => {
  it('is not conducted by who handled the procurement (INV-54)', () => {
    const heard = performing().and(
      does('community', '2021-01-01', 'RecordBeneficiaryOpinion', { contract: '1', respondents: 3, digest: '满意' }),
    );
    const accept = (person: string) =>
      heard.when(
        does({ ...by('purchaser.reviewer'), person }, '2021-01-02', 'ConductAcceptance', {
          contract: '1',
          items: [{ item: 'kg', passed: true }],
          signatures: ['p_x'],
        }),
      ).codes;
    for (const did of ['agency', 'purchaser.head', 'purchaser.handler'])
      expect(accept(by(did).person)).toContain('DutiesNotSeparated');
    expect(accept(by('purchaser.reviewer').person)).toEqual([]);
  });
});
