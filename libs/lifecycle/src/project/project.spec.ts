import { by, does, DOCUMENT, given, instantOf } from '../../test/case.js';
import {
  allScored,
  approvedFor,
  award,
  determine,
  failed,
  performing,
  proposal,
  ranked,
  readyForApproval,
  scores,
  signed,
  TERMS,
} from '../../test/kindergarten.js';
import { reviewedInKeqiao } from '../../test/keqiao.js';
import { actNamed, EVENTS, misfits, vocabulary } from '../index.js';

describe('a project', () => {
  it('pins the procedure in force on the day it is proposed, overlays by service', () => {
    const { data, meta } = given(readyForApproval()[0]!).last('ProjectProposed');
    expect(data['procedure']).toMatchObject({
      id: 'cd-2020',
      parts: [{ id: 'cn-floor' }, { id: 'cd-2020' }, { id: 'cd-2020-kindergarten' }],
    });
    expect(meta.procedure?.hash).toBe((data['procedure'] as { hash: string }).hash);
  });

  it('is refused where no procedure is in force (INV-08)', () => {
    const asked = does('purchaser.handler', '2020-04-14', 'ProposeProject', proposal({ jurisdiction: '999900' }));
    expect(given().when(asked).refusal).toMatchObject({ code: 'NoProcedureInForce', rule: 'INV-08' });
  });

  it('has events that say under which procedure, at which stages, on which rules and facts they were done', () => {
    const { meta } = given(...readyForApproval(), approvedFor(160_000_000)).last('ProjectApproved');
    expect(meta.jurisdiction).toBe('510100');
    expect(meta.procedure?.stages).toContain('S11');
    expect(meta.procedure?.calendar).toMatch(/^sha256:/);
    expect(meta.facts).toMatchObject({ 'project.approvedFen': 160_000_000, 'project.budgetFen': 160_000_000 });
    expect(meta.legalBasis).toContainEqual(expect.objectContaining({ instrument: '政府采购法', article: '6' }));
    expect(meta.attachments).toEqual([DOCUMENT]);
  });

  it('refuses an act with everything that stands against it at once', () => {
    const { refusal, codes } = given(readyForApproval()[0]!).when({
      ...approvedFor(160_000_001),
      by: 'purchaser.handler',
    });
    expect(codes).toEqual(expect.arrayContaining(['DutiesNotSeparated', 'OverBudget']));
    expect(refusal?.all?.length).toBe(codes.length);
    expect(refusal?.all?.[0]).toEqual({ ...refusal, all: undefined });
  });

  it('keeps who proposed from approving, and who drafted from accepting (A56, INV-54)', () => {
    const ready = given(...readyForApproval());
    const proposer = { ...by('purchaser.handler'), role: 'finance.general' };
    expect(ready.when({ ...approvedFor(1), by: proposer }).refusal).toMatchObject({ rule: 'INV-54' });
    const drafter = { ...by('purchaser.handler'), role: 'purchaser.reviewer' };
    const accept = does(drafter, '2021-06-01', 'ConductAcceptance', {
      contract: '1',
      items: [{ item: 'kg', passed: true }],
      signatures: ['p_x'],
    });
    expect(performing().when(accept).codes).toContain('DutiesNotSeparated');
  });

  it('keeps who reported a milestone from accepting, which this procedure forgets to say', () => {
    const reporter = { ...by('supplier'), role: 'purchaser.reviewer' };
    const accept = does(reporter, '2021-06-01', 'ConductAcceptance', {
      contract: '1',
      items: [{ item: 'kg', passed: true }],
      signatures: ['p_x'],
    });
    const refused = performing()
      .when(accept)
      .refusal?.all?.find(({ code }) => code === 'DutiesNotSeparated');
    expect(refused).toMatchObject({
      rule: 'INV-54',
      facts: { did: ['ReportMilestone'] },
      remedies: [{ kind: 'role', notPersons: expect.arrayContaining(['p_supplier']) }],
    });
  });

  it('names the field of bad input', () => {
    const bad = { ...readyForApproval()[0]!, data: { ...proposal(), budgetFen: -1, colour: 'red' } };
    expect(given().when(bad).refusal).toMatchObject({
      code: 'InvalidInput',
      facts: { errors: [{ pointer: '/budgetFen' }, { pointer: '/colour', reason: 'is not known here' }] },
    });
  });

  it('refuses acts that nobody knows, on things that are not there, before there is a project', () => {
    expect(given().when(does('purchaser.handler', '2020-04-14', 'Dance', {})).codes).toEqual(['UnknownAct']);
    expect(given().when(approvedFor(1)).codes).toEqual(['NotBegun']);
    const sign = does('purchaser.head', '2020-06-11', 'PublishContract', {
      contract: '9',
      noticeNo: 'n',
      channel: 'c',
    });
    expect(signed().when(sign).codes).toEqual(['NotOpened']);
  });
});

describe('an award (A02)', () => {
  it('of the offer is made, above the budget it is refused', () => {
    expect(ranked().when(award(TERMS['priceFen'] as number)).types).toEqual(['AwardDecided']);
    expect(ranked().when(award(160_000_001)).refusal?.all).toContainEqual(expect.objectContaining({ rule: 'INV-15' }));
  });
});

describe('an acceptance', () => {
  const told = performing();
  const accept = (items: object[]) =>
    does('purchaser.reviewer', '2021-06-01', 'ConductAcceptance', {
      contract: '1',
      items: items as never,
      signatures: ['p_x'],
    });
  const heard = does('beneficiary', '2021-05-20', 'RecordBeneficiaryOpinion', {
    contract: '1',
    respondents: 80,
    digest: '满意',
  });

  it('of a public service needs the users’ opinion and every item of the contract (NR-36)', () => {
    const { codes } = told.when(accept([{ item: 'other', passed: true }]));
    expect(codes).toEqual(expect.arrayContaining(['BeneficiaryOpinionMissing', 'ItemsNotExamined']));
  });
  it('passes only when every item passed', () => {
    expect(told.and(heard).when(accept([{ item: 'kg', passed: true }])).types).toEqual([
      'AcceptanceConducted',
      'AcceptancePassed',
    ]);
    expect(told.and(heard).when(accept([{ item: 'kg', passed: false }])).types).toEqual([
      'AcceptanceConducted',
      'AcceptanceFailed',
    ]);
  });
});

describe('a late entry (迟报)', () => {
  const late = { ...scores({ care: 7000 })[0]!, on: '2021-07-01', occurredAt: '2021-06-17T10:00:00.000+08:00' };
  const told = performing();
  it('is judged at the time it claims, with a grant and evidence', () => {
    const { events } = told.when({ ...late, lateEntry: true });
    expect(events[0]?.meta).toMatchObject({
      occurredAt: '2021-06-17T02:00:00.000Z', recordedAt: instantOf('2021-07-01'), entry: { kind: 'late', file: DOCUMENT.sha256 },
    }); // prettier-ignore
  });
  it('is refused without grant, without evidence, or in the future', () => {
    expect(told.when(late).codes).toEqual(['LateEntryNotGranted']);
    expect(told.when({ ...late, lateEntry: true, attachments: [] }).codes).toEqual(['EvidenceRequired']);
    expect(told.when({ ...late, lateEntry: true, occurredAt: '2021-08-01T00:00:00Z' }).codes).toEqual(['InTheFuture']);
  });
});

describe('a local step', () => {
  it('is judged under its own name, with its form and outcomes', () => {
    const told = reviewedInKeqiao();
    const step = (data: object) =>
      does('finance.general', '2020-04-16', 'CompleteLocalStep', {
        step: 'ExistingChannel',
        outcome: 'agreed',
        ...data,
      });
    expect(told.when(step({ form: {} })).codes).toEqual(['FormIncomplete']);
    expect(told.when(step({ step: 'Dance', form: {} })).codes).toEqual(['NotInProcedure']);
    const { state } = told.and(step({ form: { channel: '部门预算' } }));
    expect(state.marking.acts.get('ExistingChannel')).toHaveLength(1);
  });
});

it('a project with a signed contract is neither closed nor terminated', () => {
  const close = does('purchaser.head', '2021-07-01', 'TerminateProject', { reason: '完成' });
  expect(failed().when(close).codes).toContain('ContractsStillOpen');
});

it('a project is lived to its end: paid, evaluated, completed, closed', () => {
  const pay = (payment: string, on: string, voucherNo: string, claim: object) => [
    does('purchaser.handler', on, 'RequestPayment', {
      contract: '1',
      payment,
      instalment: payment,
      amountFen: 74_000_000,
      flow: 'direct',
      evidence: '意见',
      ...claim,
    }),
    does('finance.treasury', on, 'InstructPayment', { contract: '1', payment, voucherNo }),
    does('finance.treasury', on, 'ConfirmPayment', {
      contract: '1',
      payment,
      voucherNo,
      amountFen: 74_000_000,
      paidOn: on,
    }),
  ];
  const closed = performing().and(
    ...pay('1', '2020-09-12', 'V-1', { milestone: '1' }),
    does('beneficiary', '2021-05-20', 'RecordBeneficiaryOpinion', { contract: '1', respondents: 80, digest: '满意' }),
    does('purchaser.reviewer', '2021-06-01', 'ConductAcceptance', {
      contract: '1',
      items: [{ item: 'kg', passed: true }],
      signatures: ['p_x'],
    }),
    ...allScored(9200),
    determine,
    does('finance.performance', '2021-06-30', 'PublishResult', { evaluation: '1', channel: '平台' }),
    ...pay('2', '2021-07-01', 'V-2', { evaluation: '1' }),
    does('purchaser.head', '2021-07-05', 'CompleteContract', { contract: '1' }),
    does('purchaser.handler', '2021-07-06', 'RefundBond', { contract: '1', amountFen: 14_800_000, basis: '履约完毕' }),
    does('purchaser.head', '2021-07-07', 'CloseProject', { summary: '完成' }),
  );
  expect(closed.last('ProjectClosed').meta.procedure?.stages).toEqual([]);
  expect(
    closed
      .menu('purchaser.head', '2021-08-01')
      .filter(({ possible }) => possible !== 'no')
      .map(({ act }) => act),
  ).toEqual(['CorrectAct', 'VoidAct']);
});

it('every recorded event fits the schema that is published for it', () => {
  for (const event of failed().events)
    expect([event.type, misfits(EVENTS[event.type]!.schema, event.data)]).toEqual([event.type, []]);
});

it('every act of the vocabulary is known, and every outcome of an event is its act’s', () => {
  for (const name of Object.keys(vocabulary.acts)) expect(actNamed(name)?.label.zh).toBeTruthy();
  for (const { act, outcome } of [...failed().state.marking.acts.values()].flat()) {
    const outcomes = vocabulary.acts[act]?.outcomes;
    if (outcomes) expect([...outcomes.positive, ...outcomes.other]).toContain(outcome);
  }
});
