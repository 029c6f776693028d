import { Vacancies, workReport } from './work-report.js';

const lease = (name: string, holder: string) => ({ name, holder });
const READ_MODELS = [lease('projection project', 'a'), lease('projection deadlines', 'a')];
const NEEDED = [...READ_MODELS, lease('processes', 'b')];
const ALL_HELD = [...NEEDED, lease('verification', 'a')];

describe('the report of shared work', () => {
  it('tells in whose hands each piece is and how many processes there are, without naming any', () => {
    const leases = [lease('present api 1', 'x'), lease('present projector 1', 'a'), lease('present projector 3', 'b')];
    const report = workReport([...leases, ...NEEDED], 'a');
    expect(report).toEqual({
      present: { api: 1, projector: 2 },
      work: [
        { work: 'projection project', by: 'this' },
        { work: 'projection deadlines', by: 'this' },
        { work: 'processes', by: 'another' },
        { work: 'verification', by: 'nobody' },
      ],
    });
  });

  it('notices needed work that nobody takes up for ten seconds, and no change of hands', () => {
    let now = 0;
    const vacancies = new Vacancies(() => now);
    const held = workReport(ALL_HELD, undefined);
    const vacant = workReport([lease('projection project', 'a')], undefined);
    expect(vacancies.last(held)).toBe(false);
    expect(vacancies.last(vacant)).toBe(false);
    now = 9_000;
    expect(vacancies.last(vacant)).toBe(false);
    expect(vacancies.last(held)).toBe(false);
    now = 30_000;
    expect(vacancies.last(vacant)).toBe(false);
    now = 41_000;
    expect(vacancies.last(vacant)).toBe(true);
    // Deep verification may be switched off everywhere.
    expect(vacancies.last(workReport(NEEDED, undefined))).toBe(false);
  });
});
