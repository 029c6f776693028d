import fc from 'fast-check';
import { canonicalJson, LoggedEvent } from '@tongjian/kernel';
import { CORPUS } from '../corpus/corpus.js';
import { corpusOf, folded } from '../corpus/folded.js';
import { historyOf, Told } from '../corpus/history.js';
import { ProjectDocument } from './document.js';
import { FACTS } from './facts/index.js';
import { projectTimeline } from './project-timeline.js';
import { factsOf } from './standing.js';

const upTo = (type: string, nth = 0) => {
  const events = corpusOf('long');
  const index = events.filter((event) => event.type === type)[nth]!.index;
  return folded(events.filter((event) => event.index <= index));
};
const codes = ({ alarms }: ProjectDocument) => alarms.map(({ code }) => code);

describe('the project timeline', () => {
  it('concerns the streams of projects only', () => {
    expect(projectTimeline.keys({ stream: 'project-p1' } as LoggedEvent)).toEqual(['p1']);
    expect(projectTimeline.keys({ stream: 'process-termination-p1' } as LoggedEvent)).toEqual([]);
  });

  it('raises an alarm for an automatic consequence that was refused, until it is done', () => {
    const answer = (outcome: string) =>
      ({
        type: 'ProcessCommandAnswered',
        stream: 'process-termination-long-1',
        data: { stream: 'project-long', command: 'TriggerTermination', outcome, code: 'NotYet' },
      }) as unknown as LoggedEvent;
    const before = folded(corpusOf('long'));
    expect(projectTimeline.keys(answer('refused'))).toEqual(['long']);
    const refused = projectTimeline.fold(before, answer('refused'), 'long')!;
    expect(codes(refused)).toContain('ConsequenceRefused');
    expect(refused).toMatchObject({ alarmed: true, revision: before.revision, lastType: before.lastType });
    const done = projectTimeline.fold(refused, answer('accepted'), 'long')!;
    expect(codes(done)).toEqual(codes(before));
  });

  it('has a history that meets every event type which it tells apart, and knows them all', () => {
    const met = new Set(CORPUS.map(({ type }) => type));
    expect(Object.keys(FACTS).filter((type) => !met.has(type))).toEqual([]);
    expect(Object.keys(FACTS).filter((type) => !projectTimeline.types.includes(type))).toEqual([]);
  });

  it('makes documents that a store can hold, and never changes one in place', () => {
    let document: ProjectDocument | null = null;
    for (const event of corpusOf('long')) {
      const before: string = document ? canonicalJson(document) : '';
      const after = projectTimeline.fold(document, event, 'long');
      if (document) expect(canonicalJson(document)).toBe(before);
      canonicalJson(after);
      document = after;
    }
  });

  it.each([
    ['ProjectProposed', 'proposed'],
    ['ProjectDeferred', 'proposed'],
    ['ProjectApproved', 'approved'],
    ['AwardDecided', 'awarded'],
    ['ContractSigned', 'contracted'],
    ['ImplementationPlanApproved', 'performing'],
    ['ProjectTerminated', 'terminated'],
  ])('after %s it is %s', (type, status) => expect(upTo(type).status).toBe(status));

  it('keeps a call-off apart from its framework, and both together what was planned', () => {
    const { lots, awardedFen, savedFen } = folded(corpusOf('framework')) as unknown as {
      lots: readonly object[];
      awardedFen: number;
      savedFen: number;
    };
    expect(lots).toMatchObject([
      { lot: '1', status: 'contracted', budgetFen: 8_000_000 },
      { lot: 'c1', title: '六月照料', status: 'awarded', supplier: 's_2', awardFen: 1_000_000, budgetFen: 1_000_000 },
    ]);
    expect([awardedFen, savedFen]).toEqual([1_000_000, 0]);
  });

  it('sums the money of lots, contracts and payments', () => {
    expect(folded(corpusOf('long'))).toMatchObject({
      budgetFen: 68_000_000,
      approvedFen: 68_000_000,
      awardedFen: 59_500_000,
      savedFen: 4_500_000,
      contractedFen: 57_000_000,
      requestedFen: 27_000_000,
      paidFen: 27_000_000,
      suppliers: ['s_1', 's_small'],
      numbers: ['邛府纪〔2020〕7号', 'PLAN-2020-7', 'N-1', 'HT-7', 'HT-7-1', 'V-1'],
      contracts: [{ status: 'terminated', bondHeldFen: 0 }],
      stage: '',
    });
  });

  it('tells a purchase by application as it tells a tender: lots, proposals, ranking, award, supplements (UM-26)', () => {
    expect(folded(corpusOf('called'))).toMatchObject({
      mode: 'application',
      status: 'awarded',
      lots: [
        { lot: '1', method: 'application', bids: 1, status: 'awarded', supplier: 's_b', awardFen: 26_000_000 },
        { lot: '2', status: 'failed', bids: 0 },
      ],
      budgetFen: 69_000_000,
      approvedFen: 35_000_000,
      alarms: [{ code: 'TenderFailed', key: '2' }],
    });
  });

  it('tells of a contract’s renewal, of money that came back, and of what is late with its interest', () => {
    expect(folded(corpusOf('performed'))).toMatchObject({
      contractedFen: 56_500_000,
      paidFen: 0,
      contracts: [{ overdue: ['2'], lateInterestFen: 20_000, creditReport: true }],
      alarms: [{ code: 'PaymentOverdue' }, { code: 'CreditReportRequired' }],
    });
  });

  it('stands at the stage of its latest act while that is open, and a correction leaves it there', () => {
    const at = (index: number, procedure: object) => {
      const [event] = corpusOf('long');
      return {
        ...event!,
        index,
        revision: index,
        type: 'ContractPublished',
        data: { lot: '1', contract: '1' },
        meta: { ...event!.meta, procedure },
      } as LoggedEvent;
    };
    const signing = at(901, { stages: ['S11', 'S17'], stage: 'S17' });
    const correcting = at(902, { stages: ['S11', 'S17'] });
    const closing = at(903, { stages: ['S11'] });
    const stages = [signing, correcting, closing].map(
      (_, i, all) => folded([...corpusOf('long').slice(0, 1), ...all.slice(0, i + 1)]).stage,
    );
    expect(stages).toEqual(['S17', 'S17', 'S11']);
  });

  it('names what is only an example, and which figures rest on it', () => {
    expect(folded(corpusOf('long'))).toMatchObject({
      sample: ['ProcurementPlanFiled.lots.1.budgetFen', 'PerformanceBondReceived.amountFen'],
      sampledFigures: ['budgetFen'],
    });
  });

  it.each([
    ['BidDisqualified', 0, ['TooFewBids']],
    ['TenderFailed', 0, ['TooFewBids', 'TenderFailed']],
    ['MilestoneMissed', 0, ['TooFewBids', 'MilestoneMissed']],
    ['MilestoneVerified', 0, ['TooFewBids']],
    ['AcceptanceFailed', 0, ['TooFewBids', 'MilestoneMissed', 'AcceptanceFailed']],
    ['PaymentWithheld', 0, ['TooFewBids', 'MilestoneMissed', 'PaymentWithheld']],
    ['EvaluationResultDetermined', 0, ['TooFewBids', 'FailingWithoutDecision', 'MilestoneMissed']],
    ['EvaluationAppealDecided', 0, ['TooFewBids', 'MilestoneMissed']],
    ['TerminationTriggered', 0, ['TooFewBids', 'MilestoneMissed']],
    ['TerminationContested', 0, ['TooFewBids', 'TerminationContested', 'MilestoneMissed']],
    ['ContractTerminated', 0, ['TooFewBids']],
  ])('after %s (%i) it alarms of %j', (type, nth, expected) => expect(codes(upTo(type, nth))).toEqual(expected));

  it('tells an import with the rules that it would have broken', () => {
    const document = folded(corpusOf('imported'));
    expect(document).toMatchObject({
      imported: true,
      flags: ['INV-01', 'OverBudget'],
      lots: [{ budgetFen: 90, awardFen: 100 }],
    });
    expect(codes(document)).toEqual(['AwardOverBudget']);
  });

  it('counts a corrected act as if it had been recorded so, and a voided one not at all', () => {
    expect(folded(corpusOf('mended'))).toMatchObject({
      approvedFen: 66_000_000,
      status: 'closed',
      contracts: [{ status: 'signed', priceFen: 70_000_000 }],
      alarms: [{ code: 'OverBudget' }],
      events: 7,
      revision: 6,
    });
  });
});

describe('corrections and annulments', () => {
  const all = corpusOf('long').map(({ type, data }): Told => ({ type, data }));
  const said = ({ revision: _, events: __, lastAt: ___, lastType: ____, standing, ...rest }: ProjectDocument) => ({
    ...rest,
    standing: factsOf(standing).map(({ type, data }) => ({ type, data })),
  });

  it('give the document that the mended history would have given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: all.length - 1 }), fc.nat(), fc.boolean(), (length, which, voids) => {
        const told = all.slice(0, length + 1);
        const at = 1 + (which % length);
        const change = (data: Told['data']) => ({
          ...data,
          ...(data['amountFen'] === undefined ? {} : { amountFen: 5 }),
        });
        const amendment: Told = voids
          ? { type: 'ActVoided', data: { event: `p-${at}`, voids: [`p-${at}`], reason: 'r' } }
          : {
              type: 'ActCorrected',
              data: { event: `p-${at}`, type: told[at]!.type, data: change(told[at]!.data), reason: 'r' },
            };
        const mended = voids
          ? told.filter((_, i) => i !== at)
          : told.map((one, i) => (i === at ? { ...one, data: change(one.data) } : one));
        expect(said(folded(historyOf('p', [...told, amendment])))).toEqual(said(folded(historyOf('p', mended))));
      }),
    );
  });
});
