import * as fc from 'fast-check';
import { fold, JsonObject, StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { ROLES } from '@tongjian/procedure';
import { fitting } from '../../test/arbitrary.js';
import { by, CALENDAR, Case, does } from '../../test/case.js';
import { failed } from '../../test/kindergarten.js';
import { pursuing, runUntil } from '../../test/pursuit.js';
import { ACTS, EVENTS, inputSchemaOf, misfits, project } from '../index.js';

const ended = runUntil(pursuing(failed()), '2021-08-01').told;
const { id, data } = ended.last('ProjectProposed');
const story = ended.and(
  does('finance.general', '2021-08-02', 'CorrectAct', { event: id, data: { ...data, title: '更正' }, reason: '笔误' }),
);
const events = story.events;
const upTo = (n: number) => new Case(events.slice(0, n));
const anyRevision = fc.integer({ min: 0, max: events.length });

describe('folding a project', () => {
  it('from any prefix on gives the state of the whole, however often and wherever it is cut', () => {
    const whole = fold(project, events);
    fc.assert(
      fc.property(fc.array(anyRevision, { maxLength: 6 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), events.length];
        let state = project.initial();
        at.slice(1).forEach((end, i) =>
          events.slice(at[i], end).forEach((event) => (state = project.evolve(state, event))),
        );
        expect(state).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('never depends on a decision having been asked in between', () => {
    fc.assert(
      fc.property(anyRevision, (n) => {
        const before = upTo(n).state;
        const asked = structuredClone(before);
        upTo(n).when(does('finance.general', '2021-09-01', 'VoidAct', { event: id, reason: '试' }));
        upTo(n).menu('purchaser.head', '2021-09-01');
        expect(before).toEqual(asked);
      }),
      { numRuns: 30 },
    );
  });

  it('stops at a type or shape that it does not know', () => {
    const strange = (changes: Partial<StoredEvent>) => () => fold(project, [{ ...events[0]!, ...changes }]);
    expect(strange({ type: 'Danced' })).toThrow(UnknownEvent);
    expect(strange({ type: 'constructor' })).toThrow(UnknownEvent);
    expect(strange({ shape: 2 })).toThrow(UnknownEvent);
  });
});

/** The commands of the story itself, as they were sent: an act's own data are those of its last event, at least. */
const sendable: Readonly<Record<string, JsonObject>> = {
  ApproveProject: { outcome: 'approved', amountFen: 160_000_000 },
  DecideAward: { lot: '1', supplier: 'b', priceFen: 148_000_000 },
  VerifyMilestone: { contract: '1', milestone: '1', outcome: 'verified', findings: '按期' },
  DetermineEvaluationResult: { evaluation: '1' },
  AppealEvaluation: { evaluation: '1', appellant: 'b', reason: '有误' },
  TerminateContract: { contract: '1', ground: '不合格' },
  ServeTerminationNotice: { contract: '1', ground: '不合格' },
  ForfeitBond: { contract: '1', amountFen: 0, basis: '条款' },
  CompleteContract: { contract: '1' },
  CloseProject: { summary: '完成' },
  TerminateProject: { reason: '终止' },
  WithdrawProposal: { reason: '撤回' },
};
const KEYS: Readonly<Record<string, string>> = { VerifyMilestone: 'lot-1/c-1/m-1', DecideAward: 'lot-1' };

it('what the menu says fails is among what refuses the command (law 2)', () => {
  const anyAct = fc.constantFrom(...Object.keys(sendable));
  let compared = 0;
  fc.assert(
    fc.property(anyRevision, anyAct, fc.constantFrom(...Object.keys(ROLES)), (n, act, role) => {
      const told = upTo(n);
      const found = told
        .menu(role, '2021-09-01')
        .find((one) => one.act === act && (KEYS[act] === undefined || one.key === KEYS[act]));
      if (!found || found.key.includes('*')) return;
      const { refusal } = told.when(does(role, '2021-09-01', act, sendable[act]!));
      const against = (refusal?.all ?? []).map(({ rule, code }) => `${rule} ${code}`);
      const failing = found.verdicts
        .filter(({ outcome }) => outcome === 'fails')
        .map(({ rule, code }) => `${rule} ${code}`);
      compared += failing.length;
      expect(against).toEqual(expect.arrayContaining(failing));
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(100);
});

it('answers any data that fit with events that fit, or with a refusal: it never breaks down', () => {
  const anyCommand = fc.constantFrom(...ACTS).chain((act) =>
    fc.record({
      act: fc.constant(act.name),
      data: fitting(inputSchemaOf(act)),
      role: fc.constantFrom(...Object.keys(ROLES)),
    }),
  );
  fc.assert(
    fc.property(anyRevision, anyCommand, (n, { act, data, role }) => {
      const { events, refusal } = upTo(n).when(does(role, '2021-09-01', act, data as JsonObject));
      expect(events.length > 0).toBe(refusal === undefined);
      for (const event of events) expect(misfits(EVENTS[event.type]!.schema, event.data)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('no invariant of any act breaks down on any data that fit, whatever the procedure would say before it', () => {
  for (const act of ACTS.filter(({ name }) => name !== 'ImportHistory'))
    fc.assert(
      fc.property(anyRevision, fitting(inputSchemaOf(act)), (n, data) => {
        const input = data as never;
        const { dossier } = upTo(n).state;
        const calendar = CALENDAR;
        const history = { find: () => undefined, stands: () => true, append: () => [], dependants: () => [] };
        const occasion = {
          actor: by('process'),
          at: '2021-09-01T00:00:00.000Z',
          key: '',
          calendar,
          attachments: [],
          facts: {},
          history,
        };
        act.standing?.(dossier, input, occasion);
        act.facts?.(dossier, input, occasion.at, '');
        act.outcome?.(input, dossier);
        act.links?.(dossier, input);
        act.invariants?.(dossier, input, occasion as never);
      }),
      { numRuns: 30 },
    );
});

it('the menu offers a person what the person can then do', () => {
  const offered = upTo(1)
    .menu(by('purchaser.handler'), '2020-04-15')
    .find(({ act }) => act === 'WithdrawProposal');
  expect(offered?.possible).toBe('yes');
  expect(upTo(1).when(does('purchaser.handler', '2020-04-15', 'WithdrawProposal', { reason: '撤回' })).types).toEqual([
    'ProjectProposalWithdrawn',
  ]);
});
