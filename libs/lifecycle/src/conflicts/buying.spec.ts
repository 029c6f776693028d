import { JsonObject } from '@tongjian/kernel';
import { Asked, Case, does, given } from '../../test/case.js';
import { publishedOn, shipped } from '../../test/shelf.js';
import { on, proposedOn } from '../../test/dated.js';
import {
  approvedFor,
  award,
  contracting,
  PRICE_FEN,
  ranked,
  readyForApproval,
  tender,
  TERMS,
} from '../../test/kindergarten.js';
import { established, guided, call, submit, proposed } from '../../test/municipality.js';

const BUDGET = 160_000_000;
const [plan, method, publish] = tender as readonly [Asked, Asked, Asked];
const planned = (...more: readonly Asked[]): Case => given(...readyForApproval(), approvedFor(BUDGET), plan, ...more);
const choose = (changes: JsonObject, act = 'ApproveMethod') =>
  does(act === 'ApproveMethod' ? 'finance.procurement' : 'purchaser.handler', '2020-04-28', act, {
    lot: '1',
    reason: '定向',
    ...changes,
  });

describe('X9 A directed purchase 定向购买 is no method (HB-32, 政府采购法 26)', () => {
  it.each(['ProposeMethod', 'ApproveMethod'])('%s refuses it, names the law and the way by single source', (act) => {
    const { refusal, events } = planned().when(choose({ method: 'directedPurchase' }, act));
    expect(events).toEqual([]);
    expect(refusal?.all).toContainEqual(expect.objectContaining({ code: 'MethodNotByLaw', rule: 'INV-20', source: [expect.objectContaining({ article: '26' })], facts: expect.objectContaining({ singleSourceGrounds: ['onlySupplier', 'emergency', 'consistencyTopUp'] }) }));
  });
  it('is a single source on one of its grounds, and on no other', () => {
    expect(planned().when(choose({ method: 'singleSource' })).refusal).toMatchObject({ code: 'GroundDoesNotFitMethod', rule: 'INV-20' });
    expect(planned().when(choose({ method: 'singleSource', ground: 'emergency' })).codes).toEqual([]);
  });
  it('no pack that allows it can be published', () => {
    const hb = shipped('hb-proposal');
    const text = hb.text.replace('values: [openTender, restrictedTender, singleSource,', 'values: [openTender, directedPurchase, singleSource,');
    expect(text).not.toBe(hb.text);
    expect(publishedOn('cn-floor', { ...hb, text }).faults).toMatchObject([{ code: 'UnresolvedName', message: expect.stringContaining('directedPurchase') }]);
  });
}); // prettier-ignore

describe('X10 A reservation cites its instrument (HB-33, CD-14, INV-09)', () => {
  const only = (basis: JsonObject) =>
    does('purchaser.head', '2020-04-29', 'SetSpecificConditions', { lot: '1', justification: '政策扶持', conditions: [{ code: 'form', text: '社会组织', turnsOn: 'organisationForm', ...basis }] });
  it('a condition of organisation form without one discriminates; with one it stands', () => {
    expect(planned().when(only({})).refusal).toMatchObject({ code: 'Discriminates', rule: 'NR-25' });
    expect(planned().when(only({})).events).toEqual([]);
    expect(planned().when(only({ policyBasis: '财综〔2016〕54号' })).codes).toEqual([]);
  });
}); // prettier-ignore

describe('X11 A directory admits nobody (UM-02, UM-13, HB-09)', () => {
  it.each(['kq-2015', 'cd-2020', 'cj-2016', 'hb-proposal', 'um-proposal'])('%s knows no act by which a list makes a supplier qualified: each is reviewed', (id) => {
    const { shelf } = publishedOn('cn-floor', id);
    const places: Record<string, string> = { 'kq-2015': '330603', 'cd-2020': '510113', 'cj-2016': '652300' };
    const procedure = shelf.inForce({ jurisdiction: places[id] ?? '230100', date: '2021-06-01', id, drafts: true })!;
    expect([...procedure.acts.keys()].filter((act) => /Directory|Roster|Enlist/.test(act))).toEqual([]);
    expect(procedure.acts.has('QualifySupplier')).toBe(true);
  }); // prettier-ignore
});

describe('X12 What a selection may look at (REG 20(4), PPL 22)', () => {
  const criteria = (turnsOn: string): JsonObject[] => [
    { code: 'price', name: '价格', maxHundredths: 3000, price: true },
    { code: 'record', name: '业绩', maxHundredths: 7000, turnsOn },
  ];
  const publishing = (turnsOn: string) => planned(method).when({ ...publish, data: { ...publish.data, criteria: criteria(turnsOn) } });
  it.each(['regionalRecord', 'regionalAward', 'industryAward', 'brand'])('no points for: %s', (turnsOn) => {
    expect(publishing(turnsOn).refusal).toMatchObject({ code: 'Discriminates', rule: 'NR-25' });
    expect(publishing(turnsOn).events).toEqual([]);
  });
  it('points for the supplier’s own earlier contracts, as a stated criterion', () => {
    expect(publishing('ownPerformance').types).toContain('TenderNoticePublished');
  });
}); // prettier-ignore

describe('X17 INV-24 A term of one year, or of three with the four conditions (HB-05, NR-12)', () => {
  const CONDITIONS = { budgetAssured: true, contentFixed: true, continuous: true, fundingStable: true, priceStable: true };
  const awarded = ranked().and(award(PRICE_FEN), contracting()[0]!);
  const draft = (termMonths: number, multiYear?: JsonObject) =>
    awarded.when(does('purchaser.handler', '2020-06-09', 'DraftContract', { ...TERMS, termMonths, ...(multiYear ? { multiYear } : {}) }));
  it('twelve months pass without them, thirteen do not', () => {
    expect(draft(12).codes).toEqual([]);
    expect(draft(13).refusal).toMatchObject({ code: 'TermTooLong', rule: 'NR-12', source: [{ article: '24' }], remedies: [{ bound: 12 }] });
    expect(draft(13).events).toEqual([]);
  });
  it('thirty-six pass with all of them on record, thirty-seven never', () => {
    expect(draft(36, CONDITIONS).codes).toEqual([]);
    expect(draft(37, CONDITIONS).refusal).toMatchObject({ code: 'TermTooLong', remedies: [{ bound: 36 }] });
  });
  it.each(Object.keys(CONDITIONS))('one condition that is not met leaves one year: %s', (missing) =>
    expect(draft(24, { ...CONDITIONS, [missing]: false }).codes).toEqual(['TermTooLong']),
  );
}); // prettier-ignore

describe('X18 Six classes and two (NR-08b, NR-56)', () => {
  it('a proposal names both: the class of its own edition, kept as it is, and to whom the service is given', () => {
    const item = { code: 'CJ-1', name: '其他适合由社会力量承担的服务', category: 'other', benefitClass: 'public', inCentralCatalogue: false, edition: '2015' };
    const told = on().and(proposedOn('2016-06-01', 'changji', { catalogueItem: item }));
    expect(told.last('ProjectProposed').data['catalogueItem']).toEqual(item);
  });
}); // prettier-ignore

describe('X22 招标 before 申报 are two acts (2.4)', () => {
  it('in the municipality suppliers apply to a call that is open; the purchaser’s own proposal begins the project', () => {
    expect(guided().when(submit('a', 28_000_000)).events).toEqual([]);
    expect(guided().and(call()).when(submit('a', 28_000_000)).types).toEqual(['ProposalSubmitted']);
    expect(given(proposed()).types).toEqual(['ProjectProposed']);
    expect(established().types.indexOf('ProjectProposed')).toBe(0);
  });
});
