import { CORPUS } from './corpus/corpus.js';
import { historyOf } from './corpus/history.js';
import { financeBoard, projectTimeline, ProjectDocument, savingRate, savings, spend } from './index.js';

const folded = (events: typeof CORPUS, id = 'p') =>
  events.reduce<ProjectDocument | null>((document, event) => projectTimeline.fold(document, event, id), null)!;
const long = folded(CORPUS.filter(({ stream }) => stream === 'project-long'));

/** 邛崃市城市供水水质检测服务: budget 680,000.00, awarded at 560,000.00. */
const qionglai = folded(
  historyOf('q', [
    CORPUS[0]!,
    { type: 'ProcurementPlanFiled', data: { lots: [{ lot: '1', title: '水质检测', budgetFen: 68_000_000 }] }, stages: ['tender'] },
    { type: 'ProcurementMethodApproved', data: { lot: '1', method: 'competitiveConsultation' } },
    { type: 'AwardDecided', data: { lot: '1', supplier: 's_1', priceFen: 56_000_000, budgetFen: 68_000_000 } },
  ]),
);

describe('the finance board', () => {
  it('counts a project with its money where and at which stage it stands', () =>
    expect(financeBoard.contributions(qionglai)).toEqual([
      {
        cell: { jurisdiction: '510100', district: '510183', stage: 'tender', sample: 'no' },
        measures: { projects: 1, plannedFen: 68_000_000, awardedFen: 56_000_000, contractedFen: 0, paidFen: 0, alarms: 0 },
      },
    ]));

  it('keeps what is only an example apart from what documents say', () => {
    const [said, example] = financeBoard.contributions(long);
    expect(said).toMatchObject({ cell: { sample: 'no' }, measures: { projects: 0, plannedFen: 0, awardedFen: 59_500_000 } });
    expect(example).toMatchObject({ cell: { sample: 'yes' }, measures: { projects: 1, plannedFen: 68_000_000, awardedFen: 0 } });
  });
});

describe('spend', () => {
  it('gives each lot to its method', () => {
    const methods = spend.contributions(long).filter(({ cell }) => cell['sample'] === 'no');
    expect(methods.map(({ cell, measures }) => [cell['method'], measures['contractedFen'], measures['paidFen']])).toEqual([
      ['competitiveConsultation', 57_000_000, 27_000_000],
    ]);
  });

  it('counts a proposal without lots as undecided', () =>
    expect(spend.contributions(folded(CORPUS.slice(0, 1)))).toEqual([
      {
        cell: { category: 'B06', year: '2020', district: '510183', method: 'undecided', sample: 'no' },
        measures: { budgetFen: 68_000_000, contractedFen: 0, paidFen: 0 },
      },
    ]));
});

describe('savings', () => {
  it('of the Qionglai water tests are 120,000.00, exactly 3/17', () => {
    const [part] = savings.contributions(qionglai);
    expect(part).toEqual({
      cell: { year: '2020', jurisdiction: '510100', district: '510183', method: 'competitiveConsultation', sample: 'no' },
      measures: { budgetFen: 68_000_000, awardFen: 56_000_000, savedFen: 12_000_000 },
    });
    expect(savingRate(part!.measures)!.toString()).toBe('3/17');
    expect(savingRate(part!.measures)!.multiply(100).toDecimal(2)).toBe('17.65');
  });

  it('have no rate where nothing was budgeted', () => expect(savingRate({ budgetFen: 0, savedFen: 0 })).toBeUndefined());
  it('are silent on lots that were not awarded', () => expect(savings.contributions(folded(CORPUS.slice(0, 6)))).toEqual([]));
});
