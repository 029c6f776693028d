import { by, Case, does } from '../../test/case.js';
import { allScored, another, determine, performingUnderTwo } from '../../test/kindergarten.js';
import { meanwhile, pursuing, runUntil } from '../../test/pursuit.js';

const second = (score: number, on: string) => [
  ...allScored(score).map((asked) => another(asked, '2', on)),
  another(determine, '2', on),
];
const appealSecond = (on: string) =>
  does(by('supplier', 'b'), on, 'AppealEvaluation', { evaluation: '2', appellant: 'b', reason: '评分有误' });
const decideSecond = (decision: string, on: string) =>
  does('finance.performance', on, 'DecideAppeal', { evaluation: '2', decision, reason: '复核' });
const contest = (on: string) =>
  does(by('supplier', 'b'), on, 'ContestTermination', { contract: '1', contestant: 'b', reason: '不服' });
const decideContest = (decision: string, on: string) =>
  does('finance.procurement', on, 'DecideContest', { contract: '1', decision, reason: '审查' });

describe('a contract with several evaluations (INV-33)', () => {
  const firstFailed = performingUnderTwo().and(...allScored(5000), determine);
  const endedBy = (told: Case) => told.last('TerminationTriggered').data['evaluation'];

  it('ends by the one that failed while another is not determined', () => {
    const { told, refused } = runUntil(pursuing(firstFailed), '2021-08-01');
    expect(refused).toEqual([]);
    expect(told.types.at(-1)).toBe('PerformanceBondForfeited');
  });

  it('ends by the one that failed although another passed after it', () => {
    const { told, refused } = runUntil(pursuing(firstFailed.and(...second(9000, '2021-06-22'))), '2021-08-01');
    expect(refused).toEqual([]);
    expect(told.types.at(-1)).toBe('PerformanceBondForfeited');
    expect(endedBy(told)).toBe('1');
  });

  it('still ends by the first failing result when the appeal against the second is upheld', () => {
    const story = [...second(5000, '2021-06-22'), appealSecond('2021-06-23'), decideSecond('upheld', '2021-06-24')];
    const { told, refused } = runUntil(meanwhile(pursuing(firstFailed), ...story), '2021-08-01');
    expect(refused).toEqual([]);
    expect(told.types.at(-1)).toBe('PerformanceBondForfeited');
    expect(endedBy(told)).toBe('1');
  });

  it('is ended once, though a second evaluation fails while the first is ending it', () => {
    const noticed = runUntil(pursuing(firstFailed), '2021-07-01');
    const { told, refused } = runUntil(meanwhile(noticed, ...second(5000, '2021-07-02')), '2021-12-01');
    expect(refused).toEqual([]);
    expect(told.types.filter((type) => type === 'TerminationTriggered')).toHaveLength(1);
    expect(told.types.at(-1)).toBe('PerformanceBondForfeited');
  });

  it('ends by the second failing result where the contest against the first was upheld', () => {
    const noticed = runUntil(pursuing(firstFailed), '2021-07-01');
    const story = [...second(5000, '2021-07-02'), contest('2021-07-03'), decideContest('upheld', '2021-07-20')];
    const { told, refused } = runUntil(meanwhile(noticed, ...story), '2021-12-01');
    expect(refused).toEqual([]);
    expect(told.types.at(-1)).toBe('PerformanceBondForfeited');
    expect(endedBy(told)).toBe('2');
  });

  it('goes on where every contest was upheld, and is completed once the others have passed', () => {
    const noticed = runUntil(pursuing(firstFailed), '2021-07-01');
    const story = [...second(9000, '2021-07-02'), contest('2021-07-03'), decideContest('upheld', '2021-07-20')];
    const { told } = runUntil(meanwhile(noticed, ...story), '2022-12-01');
    expect(told.types.at(-1)).toBe('TerminationWithdrawn');
    expect(told.when(does('purchaser.head', '2022-12-02', 'CompleteContract', { contract: '1' })).codes).not.toContain(
      'ClauseUnsettled',
    );
  });
});
