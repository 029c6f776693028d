import { corpusOf, folded, qionglai } from '../corpus/folded.js';
import { financeBoard } from './finance-board.js';

describe('the finance board', () => {
  it('counts a project with its money where and at which stage it stands', () =>
    expect(financeBoard.contributions(qionglai())).toEqual([
      {
        cell: { jurisdiction: '510100', district: '510183', stage: 'tender', sample: 'no' },
        measures: {
          projects: 1,
          plannedFen: 68_000_000,
          awardedFen: 56_000_000,
          contractedFen: 0,
          paidFen: 0,
          alarms: 0,
        },
      },
    ]));

  it('keeps what is only an example apart from what documents say', () => {
    const [said, example] = financeBoard.contributions(folded(corpusOf('long')));
    expect(said).toMatchObject({
      cell: { sample: 'no' },
      measures: { projects: 0, plannedFen: 0, awardedFen: 59_500_000 },
    });
    expect(example).toMatchObject({
      cell: { sample: 'yes' },
      measures: { projects: 1, plannedFen: 68_000_000, awardedFen: 0 },
    });
  });
});
