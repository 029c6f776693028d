import { PackFile } from '../types.js';
import { calendar, floorOf, head, packOf, rule, vocabulary } from '../../test/garden.js';
import { checkPublication } from './check.js';

const ACTS = `
gates: {before: [Review], during: [Review], after: [Review]}
acts:
  Ask: {initial: true, actors: [purchaser]}
  Review: {actors: [finance], needs: [Ask]}
  Approve: {actors: [government], needs: [Review], ending: [rejected]}
  Plan: {actors: [purchaser], needs: [Approve]}
  Tender: {actors: [agency], needs: [Plan]}
  Award: {actors: [purchaser], needs: [Tender]}
  Fail: {actors: [agency], needs: [Tender]}
  Draft: {actors: [purchaser], needs: [Award]}
  Sign: {actors: [purchaser.head], needs: [Draft]}
  Close: {ending: true, actors: [purchaser], needs: [{each: lot, any: [Sign, Fail]}]}
`;
const check = (...files: readonly PackFile[]) => checkPublication({ vocabulary, calendar }, ...files);
const faults = (body: string, floor = '') => check(floorOf(floor), packOf(body));
const codes = (body: string, floor = '') => faults(body, floor).map(({ code }) => code);
const withRules = (rules: string, floor = '') => faults(`${ACTS}rules:\n${rules}`, floor);
const changed = (from: string, to: string) => {
  expect(ACTS).toContain(from);
  return faults(ACTS.replace(from, to));
};
const besides = (rules: string, actors: string) =>
  faults(`${ACTS.replace('Fail: {actors: [agency]', `Fail: {${actors}`)}rules:\n${rule('one', rules)}`);
/** The line of the pack's text on which a piece stands. */
const lineOf = (body: string, piece: string) =>
  packOf(body)
    .text.split('\n')
    .findIndex((line) => line.includes(piece)) + 1;

describe('publication', () => {
  it('finds nothing in a sound procedure', () => {
    expect(faults(ACTS)).toEqual([]);
  });

  it('names file, line and column', () => {
    const body = ACTS.replace('needs: [Ask]', 'needs: [Askk]');
    expect(faults(body)[0]).toMatchObject({
      file: 'pack.yaml',
      line: lineOf(body, 'Askk'),
      column: expect.any(Number),
      code: 'UnresolvedName',
    });
    expect(faults(body)[0]!.column).toBeGreaterThan(10);
  });

  it('refuses what is no YAML, and members that the language does not know', () => {
    expect(codes('acts: {')).toContain('NotYaml');
    expect(codes(`${ACTS}colour: red\n`)).toEqual(['NotInSchema']);
    expect(codes(`${ACTS}acts: {}\n`)).toEqual(['GivenTwice']);
  });

  it('refuses a parameter that nobody set, at its value', () => {
    const body = `parameters:\n  cap:\n    type: fen\n    value: null\n    by: adopter\n${ACTS}`;
    expect(faults(body)).toMatchObject([{ code: 'NullParameter', line: lineOf(body, 'value: null') }]);
  });

  it('refuses a parameter given twice by pack and floor', () => {
    const parameters = 'parameters: {cap: {type: fen, value: 5, by: adopter}}\n';
    const floor = { name: 'floor.yaml', text: head('land', 'floor', parameters.replace('5', '6')) };
    expect(check(floor, packOf(parameters + ACTS)).map(({ code }) => code)).toContain('GivenTwice');
  });

  it('refuses an unknown act, role, outcome, stage member and route', () => {
    expect(changed('actors: [finance]', 'actors: [gardener]')[0]).toMatchObject({ code: 'UnresolvedName' });
    expect(withRules(rule('r', 'needs: {act: Plan, of: [{act: Approve, outcomes: [blessed]}]}'))[0]).toMatchObject({
      code: 'UnresolvedName',
    });
    expect(codes(`${ACTS}stages: [{code: S01, zh: 一, en: One, acts: [Ask, Pay]}]\n`)).toEqual(['UnresolvedName']);
    expect(codes(`${ACTS}stages: [{code: S35, zh: 一, en: One, acts: [Ask]}]\n`)).toEqual(['UnresolvedName']);
    expect(changed('needs: [Review]', 'needs: ["route:approval"]')[0]).toMatchObject({ code: 'UnresolvedName' });
    expect(changed('ending: [rejected]', 'ending: [blessed]')[0]).toMatchObject({ code: 'UnresolvedName' });
  });

  it('refuses expressions that read unknown facts, are not boolean, or mix types', () => {
    const guarded = (expr: string) =>
      withRules(rule('g', `guard: {act: Review, expr: '${expr}'}`)).map(({ code }) => code);
    expect(guarded('project.budgetYuan > 1')).toEqual(['UnknownFact']);
    expect(guarded('project.budgetFen + 1')).toEqual(['NotBoolean']);
    expect(guarded('project.budgetFen == "1"')).toEqual(['TypeMismatch']);
    expect(guarded('project.budgetFen >')).toEqual(['NotAnExpression']);
    expect(guarded('project.kinds.exists(a, project.kinds.exists(b, a == b))')).toEqual(['NestedComprehension']);
    expect(guarded('params.nobody > 1')).toEqual(['UnknownFact']);
  });

  it('refuses needs that run in a ring, naming it', () => {
    const found = changed(
      'Plan: {actors: [purchaser], needs: [Approve]}',
      'Plan: {actors: [purchaser], needs: [Close]}',
    );
    expect(found.map(({ code }) => code)).toContain('Cycle');
    expect(changed('needs: [Ask]', 'needs: [Approve]')[0]).toMatchObject({
      code: 'Cycle',
      message: expect.stringContaining('needs'),
    });
  });

  it('refuses an act without actor, or whose rules admit no common role', () => {
    expect(changed('{actors: [finance], needs: [Ask]}', '{needs: [Ask]}')[0]).toMatchObject({ code: 'NoActor' });
    expect(withRules(rule('a', 'actors: {act: Review, roles: [supplier]}'))[0]).toMatchObject({ code: 'NoActor' });
    expect(changed('actors: [agency], needs: [Plan]', 'actors: [process], needs: [Plan]')[0]).toMatchObject({
      code: 'NoActor',
    });
  });

  it('refuses an act that needs nothing and does not say why', () => {
    expect(changed('{actors: [finance], needs: [Ask]}', '{actors: [finance]}')[0]).toMatchObject({
      code: 'NeedsOrFree',
    });
    expect(changed('{actors: [finance], needs: [Ask]}', '{actors: [finance], free: at any time}')).toEqual([]);
  });

  it('refuses a hold that is never released', () => {
    expect(withRules(rule('h', 'holds: {by: Tender, act: Close}'))[0]).toMatchObject({ code: 'NoRelease' });
    expect(withRules(rule('h', 'holds: {by: Tender, act: Sign, lapse: {n: 3, unit: day}}'))).toEqual([]);
    expect(withRules(rule('h', 'holds: {by: Tender, act: Sign, until: [Tender]}'))[0]).toMatchObject({
      code: 'NoRelease',
      message: expect.stringContaining('begins the hold anew'),
    });
    expect(withRules(rule('h', 'holds: {by: Tender, act: Sign, until: [Sign]}'))[0]).toMatchObject({
      code: 'NoRelease',
    });
  });

  it('refuses a route that may lead nowhere', () => {
    const route = (last: string) =>
      `routes: {approval: {source: [{instrument: X}], zh: 路, en: Route, require: [{id: dear, when: "project.adHoc", acts: [Review], zh: 一, en: One}${last}]}}\n`;
    expect(codes(ACTS + route(''))).toEqual(['NoOtherwise']);
    expect(codes(ACTS + route(', {id: rest, otherwise: true, acts: [], zh: 余, en: Rest}'))).toEqual([]);
  });

  it('refuses a wait that outlasts its window', () => {
    const wait = (n: number) =>
      withRules(
        rule('a', `after: {act: Award, since: Tender, period: {n: ${n}, unit: day}}`) +
          rule('w', 'within: {act: Award, since: Tender, period: {n: 5, unit: day}}'),
      );
    expect(wait(6)[0]).toMatchObject({ code: 'AfterExceedsWithin' });
    expect(wait(5)).toEqual([]);
  });

  it('refuses a guard that its own example contradicts', () => {
    const guard = (holds: boolean) =>
      withRules(
        rule(
          'g',
          `guard: {act: Review, expr: "project.budgetFen > 5", examples: [{facts: {project.budgetFen: 6}, holds: ${holds}}]}`,
        ),
      );
    expect(guard(false)[0]).toMatchObject({ code: 'ExampleContradicts' });
    expect(guard(true)).toEqual([]);
  });

  it('refuses incomplete gates, unless the procedure is a reconstruction', () => {
    const body = ACTS.replace(
      'gates: {before: [Review], during: [Review], after: [Review]}',
      'gates: {before: [Review]}',
    );
    expect(codes(body)).toEqual(['GatesIncomplete', 'GatesIncomplete']);
    expect(
      check(floorOf(''), { name: 'p', text: packOf(body).text.replace('status: inForce', 'status: reconstructed') }),
    ).toEqual([]);
  });
});

describe('a local rule looser than the floor', () => {
  const pairs: readonly (readonly [string, string, string])[] = [
    [
      'an actor more',
      'actors: {act: Review, roles: [finance.general]}',
      'actors: {act: Review, roles: [finance.general, finance.treasury]}',
    ],
    [
      'a shorter wait',
      'after: {act: Award, since: Tender, period: {n: 7, unit: day}}',
      'after: {act: Award, since: Tender, period: {n: 6, unit: day}}',
    ],
    [
      'a longer window',
      'within: {act: Award, since: Tender, period: {n: 7, unit: day}}',
      'within: {act: Award, since: Tender, period: {n: 8, unit: day}}',
    ],
    [
      'a higher bound',
      'limit: {act: Sign, fact: contract.bondFen, op: "<=", of: contract.amountFen, share: 10%}',
      'limit: {act: Sign, fact: contract.bondFen, op: "<=", of: contract.amountFen, share: 11%}',
    ],
    [
      'a shorter notice',
      'limit: {act: Tender, fact: tender.deadline, op: ">=", from: now, period: {n: 20, unit: day}}',
      'limit: {act: Tender, fact: tender.deadline, op: ">=", from: now, period: {n: 19, unit: day}}',
    ],
    ['more often', 'times: {act: Tender, n: 1}', 'times: {act: Tender, n: 2}'],
    [
      'a wait in days that working days can never reach',
      'after: {act: Award, since: Tender, period: {n: 20, unit: day}}',
      'after: {act: Award, since: Tender, period: {n: 3, unit: workingDay}}',
    ],
    [
      'a window of months where the law has days',
      'within: {act: Award, since: Tender, period: {n: 2, unit: workingDay}}',
      'within: {act: Award, since: Tender, period: {n: 2, unit: month}}',
    ],
  ];

  it.each(pairs)('is refused: %s', (_, law, local) => {
    const found = withRules(rule('local', local), rule('law', law)).filter(({ message }) =>
      message.startsWith('local is looser'),
    );
    expect(found).toMatchObject([{ code: 'LooserThanFloor' }]);
    expect(found).toMatchObject([{ file: 'pack.yaml', message: expect.stringMatching(/local.*law/) }]);
  });

  it.each(pairs)('is not confused with the tighter: %s, turned round', (_, law, local) => {
    const found = withRules(rule('local', law), rule('law', local));
    expect(found.filter(({ message }) => message.startsWith('local is looser'))).toEqual([]);
  });

  const wait = (n: number) => `after: {act: Award, since: Tender, period: {n: ${n}, unit: day}}`;
  const isLoose = (local: string, law: string) =>
    withRules(local, law).some(({ code, message }) => code === 'LooserThanFloor' && message.startsWith('local'));

  it('is found wherever both can apply, whatever their conditions look like', () => {
    const law = rule('law', wait(20), 'when: "project.budgetFen >= 500 && project.adHoc"');
    expect(isLoose(rule('local', wait(1)), law)).toBe(true);
    expect(isLoose(rule('local', wait(10), 'when: "project.adHoc"'), law)).toBe(true);
    expect(isLoose(rule('local', wait(10), 'when: "project.budgetFen < 500"'), law)).toBe(false);
    expect(isLoose(rule('local', wait(10), 'when: "!project.adHoc"'), law)).toBe(false);
  });

  it('is not said of five working days and seven days, which change places with the date', () => {
    const five = 'after: {act: Award, since: Tender, period: {n: 5, unit: workingDay}}';
    expect(isLoose(rule('local', five), rule('law', wait(7)))).toBe(false);
    expect(isLoose(rule('local', wait(7)), rule('law', five))).toBe(false);
  });

  it('is found where a process would do what the floor leaves to people', () => {
    const local = rule('auto', 'consequence: {on: Ask, do: [Review]}');
    const law = rule('people', 'actors: {act: Review, roles: [finance]}');
    expect(withRules(local, law).map(({ code }) => code)).toContain('LooserThanFloor');
    expect(withRules(local, law + rule('clause', 'consequence: {on: Ask, do: [Review]}'))).toEqual([]);
  });

  it('is no fault where the floor had ended before the pack began', () => {
    const law = rule('law', 'times: {act: Tender, n: 1}', 'applies: {to: 2014-01-01}');
    expect(withRules(rule('local', 'times: {act: Tender, n: 2}'), law)).toEqual([]);
  });
});

describe('acts decided together', () => {
  const together = (acts: string, more = '') => withRules(rule('one', `together: {acts: ${acts}}`) + more);

  it('may be published, and are reached by play in one command', () => {
    expect(besides('together: {acts: [Award, Fail]}', 'actors: [purchaser]')).toEqual([]);
  });

  it('are refused where one needs another by way of an act outside the command', () => {
    expect(together('[Plan, Award]')[0]).toMatchObject({
      code: 'Cycle',
      message: expect.stringContaining('Award needs Tender needs Plan'),
    });
  });

  it('are refused where they must be done by different persons, at different times or in no common role', () => {
    expect(
      together('[Award, Fail]', rule('two', 'separate: {act: Fail, notBy: [Award]}')).map(({ code }) => code),
    ).toContain('NotTogether');
    expect(
      together('[Award, Draft]', rule('late', 'after: {act: Draft, since: Award, period: {n: 3, unit: day}}')).map(
        ({ code }) => code,
      ),
    ).toContain('NotTogether');
    expect(together('[Award, Fail]').map(({ code }) => code)).toContain('NoActor');
  });

  it('are refused where they are distributed over a scope in which they do not stand', () => {
    expect(together('[Award, {act: Close, each: lot}]').map(({ code }) => code)).toContain('WrongScope');
  });
});

describe('play', () => {
  it('reports an act that no run reaches, with the rule that refuses and the run', () => {
    const found = withRules(
      rule('never', 'guard: {act: Sign, expr: "project.budgetFen > 5 && project.budgetFen < 5"}'),
    );
    expect(found.map(({ code }) => code)).toEqual(['UnreachableAct', 'UnreachableAct'].slice(0, found.length));
    expect(found[0]).toMatchObject({
      message: expect.stringMatching(/^Sign was never reached: never .*Ask=done, Review=done/),
      line: lineOf(ACTS, '  Sign:'),
    });
  });

  it('finds facts and days that let every act happen', () => {
    const rules =
      rule('dear', 'guard: {act: Sign, expr: "project.budgetFen > 12345 && project.adHoc"}') +
      rule('cheap', 'guard: {act: Fail, expr: "project.budgetFen < 777"}') +
      rule('late', 'needs: {act: Award, of: [Fail]}', 'applies: {to: 2020-05-01}');
    const blocked = rule('kinds', 'blocks: {by: Fail, act: Award}');
    expect(withRules(rules + blocked)).toEqual([]);
  });

  it('does first what a later act would bar for good', () => {
    const rules =
      rule('early', 'blocks: {by: Plan, act: Correct}') + rule('both', 'needs: {act: Draft, of: [Correct]}');
    expect(faults(`${ACTS}  Correct: {actors: [finance], free: at any time}\nrules:\n${rules}`)).toEqual([]);
  });

  it('reports a position from which no ending is reached, with the run that led there', () => {
    const found = withRules(rule('trap', 'blocks: {by: Approve, outcomes: [deferred], act: "*"}'));
    expect(found[0]).toMatchObject({ code: 'DeadEnd', message: expect.stringMatching(/Approve=deferred/) });
  });
});
