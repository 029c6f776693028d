import { beijingDate } from '@tongjian/money-time';
import { emptyMarking, Facts, happen, Intent, judge, Marking, obligations, Procedure } from '@tongjian/procedure';
import { CALENDAR, SHELF } from '../../test/case.js';

const KEQIAO = SHELF.inForce({ jurisdiction: '330603', serviceType: 'survey', date: '2020-09-01' })!;
const at = (day: string) => `${day}T02:00:00.000Z`;

/** What happened, day by day, without asking whether it might. */
const after = (...done: readonly (readonly [act: string, key: string, on: string, outcome?: string])[]): Marking =>
  done.reduce(
    (marking, [act, key, on, outcome], i) =>
      happen(
        marking,
        { acts: [{ act, key, outcome: outcome ?? positive(act) }] },
        { event: `e${i}`, at: at(on), person: 'p' },
      ),
    emptyMarking(),
  );
const positive = (act: string) => KEQIAO.acts.get(act)?.declaration.outcomes.positive[0] ?? 'done';

/** The floor's rules about time, on dates around holidays (domain.md 5.8). */
describe('a duty of the national floor', () => {
  it.each([
    ['NR-29', 'cn.award.due', 'SignReport', 'lot-1', '2020-09-28', '2020-10-14'],
    ['NR-29', 'cn.award.notice', 'DecideAward', 'lot-1', '2020-09-30', '2020-10-10'],
    ['NR-29', 'cn.award.publication', 'DecideAward', 'lot-1', '2025-01-24', '2025-01-27'],
    ['NR-30', 'cn.contract.due', 'SendAwardNotice', 'lot-1', '2020-09-01', '2020-10-09'],
    ['NR-30b', 'cn.contract.publication', 'SignContract', 'lot-1/c-1', '2020-09-30', '2020-10-10'],
    ['NR-30b', 'cn.contract.publication', 'SignContract', 'lot-1/c-1', '2020-01-23', '2020-02-04'],
    ['NR-30b', 'cn.contract.filing', 'SignContract', 'lot-1/c-1', '2020-09-30', '2020-10-16'],
    ['NR-38', 'cn.payment.sme.2020', 'ConductAcceptance', 'lot-1/c-1', '2020-09-04', '2020-10-09'],
    ['NR-38', 'cn.payment.sme.2025', 'ConductAcceptance', 'lot-1/c-1', '2025-09-05', '2025-10-09'],
  ])('%s (%s): from %s at %s on %s it is due on %s', (rule, relation, act, key, on, due) => {
    const facts: Facts = { contract: { smallEnterprise: true } };
    const found = obligations(KEQIAO, CALENDAR, after([act, key, on]), { at: at(on), facts });
    expect(found.find((duty) => duty.relation === relation)).toMatchObject({
      rule,
      state: 'running',
      due: { date: due, provisional: false },
    });
  });

  it('A46: of a contract signed on 2020-09-30 is due on 2020-10-10, a make-up workday, and not on 2020-10-02', () => {
    const published = (on: string) =>
      obligations(
        KEQIAO,
        CALENDAR,
        after(['SignContract', 'lot-1/c-1', '2020-09-30'], ['PublishContract', 'lot-1/c-1', on]),
        { at: at('2020-12-01') },
      ).find(({ relation }) => relation === 'cn.contract.publication')!.state;
    expect([published('2020-10-02'), published('2020-10-10'), published('2020-10-11')]).toEqual([
      'met',
      'met',
      'metLate',
    ]);
  });

  it('is nobody’s where the enterprise is not small, or the law was not in force when it was accepted', () => {
    const sme = (on: string, smallEnterprise: boolean) =>
      obligations(KEQIAO, CALENDAR, after(['ConductAcceptance', 'lot-1/c-1', on]), {
        at: at(on),
        facts: { contract: { smallEnterprise } },
      }).filter(({ rule }) => rule === 'NR-38').length;
    expect([sme('2020-08-31', true), sme('2020-09-01', true), sme('2020-09-01', false)]).toEqual([0, 1, 0]);
  });

  it('to conclude the contract ends where the tender fails, or passes to the next candidate with a notice of its own', () => {
    const contract = (...more: readonly (readonly [string, string, string])[]) =>
      obligations(KEQIAO, CALENDAR, after(['SendAwardNotice', 'lot-1', '2020-09-01'], ...more), {
        at: at('2020-11-20'),
      })
        .filter(({ relation }) => relation === 'cn.contract.due')
        .map(({ state }) => state);
    expect(contract(['FailTender', 'lot-1', '2020-09-15'])).toEqual(['cancelled']);
    expect(
      contract(
        ['SelectNextCandidate', 'lot-1', '2020-09-15'],
        ['DecideAward', 'lot-1', '2020-09-15'],
        ['SendAwardNotice', 'lot-1', '2020-10-26'],
      ),
    ).toEqual(['cancelled', 'running']);
  });
});

/** What one rule says of an intended act. */
const verdictOf = (
  procedure: Procedure,
  relation: string,
  marking: Marking,
  intent: Pick<Intent, 'act' | 'key' | 'at'>,
  facts: Facts,
) =>
  judge(procedure, CALENDAR, marking, {
    ...intent,
    facts,
    actor: { person: 'p', role: 'purchaser.handler', organisation: 'o' },
    complete: true,
  }).find((verdict) => verdict.relation === relation)!;

describe('a minimum period of the national floor', () => {
  const lot = after(['ApproveMethod', 'lot-1', '2020-01-02']);
  const tendered = (method: string, from: string, deadline: string) =>
    verdictOf(
      KEQIAO,
      { openTender: 'cn.period.tender', competitiveConsultation: 'cn.period.consultation' }[method] ??
        'cn.period.negotiation',
      lot,
      { act: 'PublishTender', key: 'lot-1', at: at(from) },
      { tender: { method, deadline: `${deadline}T02:00:00.000Z` } },
    );

  it.each([
    // A45
    ['openTender', '2025-03-01', '2025-03-20', '2025-03-21'],
    ['openTender', '2020-09-20', '2020-10-09', '2020-10-10'],
    ['competitiveConsultation', '2020-09-25', '2020-10-04', '2020-10-05'],
    ['competitiveNegotiation', '2020-09-29', '2020-10-09', '2020-10-10'],
    ['quotation', '2025-01-24', '2025-02-04', '2025-02-05'],
  ])('A45: %s from %s: a deadline on %s is refused with the first lawful day %s', (method, from, early, first) => {
    const refused = tendered(method, from, early);
    const bound = method === 'quotation' ? '2025-02-05' : first;
    expect(refused).toMatchObject({
      outcome: 'fails',
      code: 'PeriodTooShort',
      remedies: [{ kind: 'bound', fact: 'tender.deadline', op: '>=', bound }],
    });
    expect(tendered(method, from, first).outcome).toBe('holds');
  });

  it('NR-45: procurement thirty days after the intention, refused before with the first lawful moment', () => {
    const intended = after(['PublishIntention', '', '2022-09-05']);
    const begins = (on: string) =>
      verdictOf(KEQIAO, 'cn.intention.period', intended, { act: 'PublishTender', key: 'lot-1', at: at(on) }, {});
    const refused = begins('2022-10-04');
    expect(refused).toMatchObject({
      outcome: 'fails',
      code: 'TooEarly',
      rule: 'NR-45',
      remedies: [{ kind: 'wait', until: '2022-10-04T16:00:00.000Z' }],
    });
    const [remedy] = refused.remedies;
    expect(beijingDate(remedy!.kind === 'wait' ? remedy!.until : '')).toBe('2022-10-05');
    expect(begins('2022-10-05').outcome).toBe('holds');
  });
});
