import { CORPUS } from '../corpus/corpus.js';
import { corpusOf, folded } from '../corpus/folded.js';
import { spend } from './spend.js';

describe('spend', () => {
  it('gives each lot to its method', () => {
    const methods = spend.contributions(folded(corpusOf('long'))).filter(({ cell }) => cell['sample'] === 'no');
    expect(
      methods.map(({ cell, measures }) => [cell['method'], measures['contractedFen'], measures['paidFen']]),
    ).toEqual([['competitiveConsultation', 57_000_000, 27_000_000]]);
  });

  it('counts a proposal without lots as undecided', () =>
    expect(spend.contributions(folded(CORPUS.slice(0, 1)))).toEqual([
      {
        cell: { category: 'B06', year: '2020', district: '510183', method: 'undecided', sample: 'no' },
        measures: { budgetFen: 68_000_000, contractedFen: 0, paidFen: 0 },
      },
    ]));
});
