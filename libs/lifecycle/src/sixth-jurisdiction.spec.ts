import { does } from '../test/case.js';
import { publishedOn } from '../test/shelf.js';
import {
  afterMethods,
  approval,
  approvedWithFunding,
  beforeApproval,
  EVALUATION,
  INTENTION,
  methodOf,
  methods,
  planned,
  SIXTH,
  sixth,
  together,
  toTheEnd,
} from '../test/sixth.js';
import { vocabulary } from './index.js';

describe('a sixth jurisdiction, with no line of TypeScript', () => {
  it('is validated, played and published', () => {
    expect(publishedOn('cn-floor', SIXTH).faults).toEqual([]);
  });

  it('runs from the proposal to the closing by its own order', () => {
    const told = sixth(...beforeApproval, approvedWithFunding(), planned, methods, ...afterMethods, ...toTheEnd);
    expect(told.last('ProjectClosed').meta.procedure).toMatchObject({ id: 'sl-2021', version: '1.0.0', stages: [] });
    const done = told.events.map((event) => vocabulary.happening(event)?.acts?.[0]?.act);
    const inOrder = (...acts: readonly string[]) => acts.map((act) => done.indexOf(act));
    for (const order of [
      inOrder(
        'SpecifyRequirement',
        'JointMeeting',
        'CheckScope',
        'ConfirmBudgetLine',
        'PublicNotice',
        'ApproveProject',
      ),
      inOrder('DecideAward', 'SendAwardNotice', 'QualifySupplier', 'DraftContract', 'SignContract', 'PlanEvaluation'),
      inOrder('ScoreComponent', 'DetermineEvaluationResult', 'ConductAcceptance', 'ConfirmPayment', 'CloseProject'),
    ]) {
      expect(order).not.toContain(-1);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
    const stages = told.events.map(({ meta }) => meta.procedure!.stage).filter(Boolean);
    expect([...new Set(stages)].slice(0, 4)).toEqual(['S04', 'S08', 'S09', 'S11']);
  });

  it('has its own chain of approval: a joint meeting, and a public notice of seven days for what is large', () => {
    const [proposed, opened, answered, closed, specified, , checked] = beforeApproval;
    const collected = [opened!, answered!, closed!];
    expect(sixth(proposed!, ...collected, specified!).when(checked!).refusal).toMatchObject({
      rule: 'sl-2021.CheckScope.needs.1',
    });
    expect(sixth(...beforeApproval.slice(0, -1)).when(approvedWithFunding()).refusal).toMatchObject({
      facts: { row: 'large', act: 'ApproveProject', listed: 0 },
      remedies: [{ kind: 'act', act: 'PublicNotice' }],
    });
    expect(sixth(...beforeApproval).when(approvedWithFunding('2021-02-15')).refusal).toMatchObject({
      rule: 'sl.notice.period',
      remedies: [{ kind: 'wait', until: '2021-02-15T16:00:00.000Z' }],
    });
  });

  it('composes its evaluation of residents and community, and of nobody else', () => {
    const signed = sixth(...beforeApproval, approvedWithFunding(), planned, methods, ...afterMethods);
    const indicators = [{ code: 'all', name: '财政', party: 'finance', weightNum: 1, weightDen: 1 }];
    const other = { ...EVALUATION, indicators, evaluators: [{ party: 'finance', organisation: 'o-finance' }] };
    expect(signed.when(does('purchaser.reviewer', '2021-03-26', 'PlanEvaluation', other)).refusal).toMatchObject({
      rule: 'INV-31',
    });
  });
});

describe('acts that are decided together', () => {
  const ready = sixth(...beforeApproval);

  it('leave their events in one append, each under its own act', () => {
    const { events } = ready.when(approvedWithFunding());
    expect(events.map(({ type }) => type)).toEqual(['ProjectApproved', 'FundingApproved']);
    expect(events.map(({ meta }) => meta.part)).toEqual([0, 1]);
    expect(new Set(events.map(({ meta }) => meta.commandId)).size).toBe(1);
  });

  it('are refused alone, with what must be sent along', () => {
    expect(ready.when(approval.alone).refusal).toMatchObject({
      code: 'NotTogether',
      rule: 'sl.oneDecision',
      source: [{ article: '第十条' }],
      remedies: [{ kind: 'together', acts: [{ act: 'ApproveFunding', key: '' }] }],
    });
  });

  it('happen all or not at all: what refuses the second leaves nothing of the first', () => {
    const tooMuch = { ...approval.FUNDING, data: { amountFen: 170_000_000, line: 'L-1' } };
    const { refusal, events } = ready.when(together('government', '2021-02-18', approval.APPROVAL, tooMuch));
    expect(events).toEqual([]);
    expect(refusal).toMatchObject({ code: 'OverBudget', facts: { act: 'ApproveFunding', listed: 1 } });
  });

  it('are distributed over every lot', () => {
    const plan = sixth(...beforeApproval, approvedWithFunding(), planned);
    const missing = plan.when(together('purchaser.head', '2021-02-20', INTENTION, methodOf('1'))).refusal;
    expect(missing).toMatchObject({ code: 'NotTogether', facts: { missing: ['ApproveMethod@lot-2'] } });
    expect(plan.when(methods).types).toEqual([
      'ProcurementIntentionPublished',
      'ProcurementMethodApproved',
      'ProcurementMethodApproved',
    ]);
  });

  it('are only those that the procedure decides together, each once', () => {
    expect(ready.when(together('government', '2021-02-18', approval.APPROVAL, INTENTION)).codes).toEqual([
      'NotTogether',
    ]);
    expect(ready.when(together('government', '2021-02-18', approval.APPROVAL, approval.APPROVAL)).codes).toEqual([
      'NotTogether',
    ]);
    expect(
      ready.when(together('government', '2021-02-18', approval.APPROVAL, { act: 'Unknown', data: {} })).codes,
    ).toEqual(['NotTogether']);
  });

  it('are offered by the menu as open: nothing forbids them but their being alone', () => {
    const offered = ready.menu('government', '2021-02-18').find(({ act }) => act === 'ApproveProject');
    expect(offered?.possible).toBe('open');
  });
});
