import { CORPUS } from '../corpus/corpus.js';
import { folded, qionglai } from '../corpus/folded.js';
import { savingRate, savings } from './savings.js';

describe('savings', () => {
  it('of the Qionglai water tests are 120,000.00, exactly 3/17', () => {
    const [part] = savings.contributions(qionglai());
    expect(part).toEqual({
      cell: {
        year: '2020',
        jurisdiction: '510100',
        district: '510183',
        method: 'competitiveConsultation',
        sample: 'no',
      },
      measures: { budgetFen: 68_000_000, awardFen: 56_000_000, savedFen: 12_000_000 },
    });
    expect(savingRate(part!.measures)!.toString()).toBe('3/17');
    expect(savingRate(part!.measures)!.multiply(100).toDecimal(2)).toBe('17.65');
  });

  it('have no rate where nothing was budgeted', () =>
    expect(savingRate({ budgetFen: 0, savedFen: 0 })).toBeUndefined());
  it('are silent on lots that were not awarded', () =>
    expect(savings.contributions(folded(CORPUS.slice(0, 6)))).toEqual([]));
});
