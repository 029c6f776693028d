import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold, isRefused, sealAll, genesisOf, StoredEvent } from '@tongjian/kernel';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { emptyMarking, judge, PackFile, procedureRegister, ProcedureShelf, routeOf } from '@tongjian/procedure';
import { project, ProjectState, vocabulary } from './index.js';

const calendar = calendarFrom(PUBLISHED_YEARS);
const FOLDER = join(__dirname, '../../procedure/packs');
const file = (id: string): PackFile => ({ name: `${id}.yaml`, text: readFileSync(join(FOLDER, `${id}.yaml`), 'utf8') });
const SHIPPED = ['cn-floor', 'kq-2015', 'cd-2020', 'cd-2020-kindergarten', 'cj-2016', 'hb-proposal', 'um-proposal'];

const publish = (shelf: ProcedureShelf, pack: PackFile) =>
  procedureRegister.decide(
    fold(procedureRegister, []),
    { type: 'PublishProcedure', data: { file: pack } },
    { shelf, vocabulary, calendar },
  );

/** A shelf on which the named packs stand, each published on those before it; the faults of one that may not be. */
function shelfOf(ids: readonly string[]): ProcedureShelf {
  const shelf = new ProcedureShelf(vocabulary);
  for (const id of ids) {
    const decision = publish(shelf, file(id));
    if (isRefused(decision)) throw new Error(`${id}: ${JSON.stringify(decision.refused.facts)}`);
    for (const event of decision.events) shelf.add(event as Pick<StoredEvent, 'type' | 'data'>);
  }
  return shelf;
}
const faultsOf = (shelf: ProcedureShelf, pack: PackFile): readonly { code: string; message: string }[] => {
  const decision = publish(shelf, pack);
  return isRefused(decision) ? (decision.refused.facts['faults'] as never) : [];
};

const shelf = shelfOf(SHIPPED);
const inForce = (jurisdiction: string, date: string, serviceType?: string) =>
  shelf.inForce({ jurisdiction, date, mode: 'procurement', ...(serviceType ? { serviceType } : {}) });

describe('the packs that are shipped', () => {
  it.each(SHIPPED)('%s may be published', (id) => {
    const before = shelfOf(SHIPPED.slice(0, SHIPPED.indexOf(id)));
    expect(faultsOf(before, file(id))).toEqual([]);
  });

  it('serve a purchase by place and day: published is not yet effective (A21)', () => {
    expect(inForce('330603', '2015-04-30')).toBeUndefined();
    expect(inForce('330603', '2015-05-01')?.ref.id).toContain('kq-2015');
    expect(inForce('510183', '2020-01-06')?.ref.id).toContain('cd-2020');
    expect(inForce('440100', '2020-01-06')).toBeUndefined();
  });

  it('lay the kindergarten overlay over Chengdu’s pack by the type of service, and over nothing else (CD-33)', () => {
    const parts = (serviceType?: string) => inForce('510113', '2020-04-13', serviceType)?.parts.map(({ id }) => id);
    expect(parts('publicKindergarten')).toContain('cd-2020-kindergarten');
    expect(parts('waterTesting')).not.toContain('cd-2020-kindergarten');
    expect(parts()).not.toContain('cd-2020-kindergarten');
  });

  it.each([
    ['Keqiao', '330603', 'survey'],
    ['Chengdu', '510113', 'waterTesting'],
    ['Chengdu’s kindergartens', '510113', 'publicKindergarten'],
  ])('give a process the right to every act that the clause of a contract takes: %s (INV-33)', (_, place, service) => {
    const { acts } = inForce(place, '2020-04-13', service)!;
    for (const act of ['TriggerTermination', 'ServeTerminationNotice', 'TerminateContract', 'ForfeitBond'])
      expect(acts.get(act)?.consequences.map(({ id }) => id)).toContain('cn.termination.clause');
    expect(acts.get('RequireTerminationDecision')?.consequences.map(({ id }) => id)).toEqual([
      'cn.termination.decision',
    ]);
  });

  it.each([
    ['Keqiao', '330603'],
    ['Chengdu', '510113'],
  ])('ask for scores only where points decide: %s', (_, place) => {
    const procedure = inForce(place, '2020-04-13')!;
    const needed = (evaluationMethod: string) =>
      judge(procedure, calendar, emptyMarking(), {
        act: 'SignReport',
        key: 'lot-1',
        actor: { person: 'p_1', role: 'expert', organisation: 'o' },
        at: '2020-05-19T06:00:00.000Z',
        facts: { tender: { evaluationMethod } },
        complete: true,
      }).flatMap(({ outcome, facts: { missing } }) => (outcome === 'fails' && missing ? (missing as string[]) : []));
    expect(needed('points').some((act) => act.startsWith('ScoreBid'))).toBe(true);
    expect(needed('lowestPrice').some((act) => act.startsWith('ScoreBid'))).toBe(false);
  });
});

describe('a pack that says something looser than the floor', () => {
  const kq = file('kq-2015');
  const kqWith = (text: string) => ({ ...kq, text: kq.text.replace('version: 1.0.0', 'version: 1.0.1') + text });
  const LOOSER = {
    'a bond of a fifth (NR-35)':
      'limit: {act: DraftContract, fact: contract.bondFen, op: "<=", of: contract.amountFen, share: 20%}',
    'supplements of a fifth (NR-31)':
      'limit: {act: AmendContract, fact: contract.amendedFen, op: "<=", of: contract.amountFen, share: 20%}',
  };

  it.each(Object.entries(LOOSER))('is refused: %s', (_, relation) => {
    const added = `  - {id: kq.looser, source: [{instrument: 试验}], zh: 更松, en: Looser, ${relation}}\n`;
    const faults = faultsOf(shelfOf(['cn-floor']), kqWith(added));
    expect(faults.map(({ code }) => code)).toContain('LooserThanFloor');
  });

  it('is published when it is tighter', () => {
    const added =
      '  - {id: kq.tighter, source: [{instrument: 试验}], zh: 更严, en: Tighter, limit: {act: DraftContract, fact: contract.bondFen, op: "<=", of: contract.amountFen, share: 5%}}\n';
    expect(faultsOf(shelfOf(['cn-floor']), kqWith(added))).toEqual([]);
  });

  it('is not published while a parameter is not set', () => {
    const unset = { ...kq, text: kq.text.replace('value: 200000000', 'value: null') };
    expect(faultsOf(shelfOf(['cn-floor']), unset).map(({ code }) => code)).toEqual(['NullParameter']);
  });
});

const ORDINARY = {
  newItem: false,
  functionTransfer: false,
  adHoc: false,
  majorProject: false,
  majorLivelihood: false,
  pilot: false,
};

describe('the approval routes of Keqiao (KQ-21 to KQ-24)', () => {
  const route = (facts: Partial<typeof ORDINARY> & { budgetFen: number }) =>
    routeOf(inForce('330603', '2015-06-01')!, 'approval', { project: { ...ORDINARY, ...facts } });

  it.each([
    ['existingChannel', { budgetFen: 50000000 }, ['ExistingChannel']],
    ['existingChannel', { budgetFen: 50000001, newItem: true }, ['ExistingChannel']],
    ['existingChannel', { budgetFen: 900000000 }, ['ExistingChannel']],
    ['government', { budgetFen: 50000001, newItem: true, functionTransfer: true }, ['GovernmentDecision']],
    ['government', { budgetFen: 199999999, newItem: true, functionTransfer: true }, ['GovernmentDecision']],
    [
      'executiveMeeting',
      { budgetFen: 200000000, newItem: true, functionTransfer: true },
      ['GovernmentDecision', 'ExecutiveMeeting'],
    ],
    ['caseByCase', { budgetFen: 50000000, adHoc: true }, ['RecordAdHocDecision']],
    [
      'caseByCase',
      { budgetFen: 300000000, newItem: true, functionTransfer: true, majorLivelihood: true },
      ['RecordAdHocDecision'],
    ],
  ])('%s: %j', (expected, facts, acts) => {
    expect(route(facts)).toMatchObject({ route: expected, acts });
  });
});

describe('Keqiao’s ceiling of 500,000 yuan for buying by oneself (KQ-19, INV-39)', () => {
  const PURCHASE = {
    lot: '1',
    quotes: [{ supplier: '甲', priceFen: 48000000 }],
    supplier: '甲',
    priceFen: 48000000,
    reason: '比价',
  };

  it('lets a purchase of exactly 500,000.00 yuan pass: 以下 includes the number', () => {
    const file = planned(50000000);
    expect(file.attempt('RecordSelfOrganisedPurchase', PURCHASE)).toEqual([]);
  });

  it('refuses one of 500,000.01 yuan, and says which rule and which bound', () => {
    const file = planned(50000001);
    expect(file.attempt('RecordSelfOrganisedPurchase', PURCHASE)).toEqual(['AboveSelfOrganisedCeiling']);
  });

  it('refuses any that the central catalogue lists', () => {
    const file = planned(10000000, true);
    expect(
      file.attempt('RecordSelfOrganisedPurchase', {
        ...PURCHASE,
        quotes: [{ supplier: '甲', priceFen: 9000000 }],
        priceFen: 9000000,
      }),
    ).toContain('InCentralCatalogue');
  });
});

describe('duties under every pack (INV-54)', () => {
  it('who proposed does not approve, even with the approver’s role', () => {
    const file = reviewed(50000000);
    file.act(
      'CompleteLocalStep',
      { step: 'ExistingChannel', outcome: 'agreed', form: { channel: '部门预算' } },
      'finance.general',
    );
    expect(
      file.attempt('ApproveProject', { outcome: 'approved', amountFen: 50000000 }, 'finance.general', 'handler'),
    ).toContain('DutiesNotSeparated');
    expect(file.attempt('ApproveProject', { outcome: 'approved', amountFen: 50000000 }, 'finance.general')).toEqual([]);
  });
});

describe('a meeting that refused (KQ-22)', () => {
  it('binds the approval, not the rejection', () => {
    const file = reviewed(300_000_000, false, 'procurement', { newItem: true, functionTransfer: true });
    const step = (step: string, outcome: string, form: object, role: string) =>
      file.act('CompleteLocalStep', { step, outcome, form }, role);
    step('GovernmentDecision', 'agreed', { documentNo: '1' }, 'government');
    step('ExecutiveMeeting', 'refused', { minutesNo: '1' }, 'governmentOffice');
    const decide = (outcome: string) =>
      file.attempt('ApproveProject', { outcome, amountFen: 300_000_000, reason: '会议未通过' }, 'government');
    expect(decide('approved')).toContain('NotYet');
    expect(decide('rejected')).toEqual([]);
  });
});

describe('dated rules of the national floor', () => {
  const checked = (day: string, serviceType: string) => {
    const file = new CaseFile(day);
    file.act('ProposeProject', proposal(50000000, { serviceType }));
    return file.attempt(
      'CheckScope',
      { passed: true, lists: [{ list: '指导目录', version: '2015' }], finding: '目录内' },
      'finance.general',
    );
  };

  it('let public-welfare posts pass before 102号令 and not from its first day (A14, X1)', () => {
    expect(checked('2016-06-01', 'publicWelfarePosts')).toEqual([]);
    expect(checked('2020-02-29', 'publicWelfarePosts')).toEqual([]);
    expect(checked('2020-03-01', 'publicWelfarePosts')).toEqual(['OutOfScope']);
  });

  it('forbid works and financing since 财预〔2017〕87号 (NR-07b)', () => {
    expect(checked('2017-05-27', 'financing')).toEqual([]);
    expect(checked('2017-05-28', 'financing')).toEqual(['OutOfScope']);
  });

  it('give an open tender twenty days, counted by Beijing days (NR-19, A45)', () => {
    const file = planned(50000001, false, 'procurement');
    file.act('ApproveMethod', { lot: '1', method: 'openTender', reason: '公开招标' }, 'finance.procurement');
    const tender = (deadline: string) => ({
      lot: '1',
      version: '1',
      evaluationMethod: 'lowestPrice',
      criteria: [],
      deadline,
      revealMinutes: 30,
    });
    expect(file.attempt('PublishTender', tender('2015-06-20T15:00:00+08:00'), 'agency')).toEqual(['PeriodTooShort']);
    expect(file.attempt('PublishTender', tender('2015-06-21T09:00:00+08:00'), 'agency')).toEqual([]);
  });
});

/** A project of Keqiao in memory, acted on by role; the person is the role’s own unless another is named. */
class CaseFile {
  private state: ProjectState = project.initial();
  private readonly events: StoredEvent[] = [];
  private minute = 0;

  constructor(private readonly day = '2015-06-01') {}

  /** The codes of the refusal; none when the act was done. */
  attempt(type: string, data: object, role = 'purchaser.handler', person = role.split('.').at(-1)!): readonly string[] {
    const at = new Date(Date.parse(`${this.day}T09:00:00+08:00`) + this.minute++ * 60_000).toISOString();
    const actor = { person: `p_${person}`, organisation: '柯桥区民政局', role, client: 'test' };
    const attachments = [{ sha256: `sha256:${'0'.repeat(64)}`, kind: 'decision' }];
    const commandId = `c-${this.minute}`;
    const decision = project.decide(
      this.state,
      { type, data: data as never, attachments },
      { actor, at, commandId, shelf, calendar },
    );
    if (isRefused(decision)) return [...new Set((decision.refused.all ?? [decision.refused]).map(({ code }) => code))];
    const head = {
      revision: this.events.length - 1,
      hash: this.events.at(-1)?.meta.hash ?? genesisOf('project-p'),
      recordedAt: '',
    };
    const cause = { commandId, correlationId: commandId, causationId: commandId, actor, jurisdiction: '330603', at };
    const sealed = sealAll(head, 'project-p', decision.events, cause);
    this.events.push(...sealed);
    for (const event of sealed) this.state = project.evolve(this.state, event);
    return [];
  }

  act(type: string, data: object, role?: string): void {
    const refused = this.attempt(type, data, role);
    if (refused.length > 0) throw new Error(`${type} was refused: ${refused.join(', ')}`);
  }
}

const proposal = (
  budgetFen: number,
  { inCentralCatalogue = false, mode = 'selfOrganised', serviceType = 'survey', flags = {} } = {},
) => ({
  title: '养老服务需求调查',
  jurisdiction: '330603',
  district: '330603',
  purchaser: '柯桥区民政局',
  mode,
  serviceType,
  catalogueItem: {
    code: 'B0107',
    name: '社会调查',
    category: 'socialManagement',
    benefitClass: 'auxiliary',
    inCentralCatalogue,
    edition: '2015',
  },
  budgetFen,
  budgetLine: { code: 'L1', year: 2015 },
  fundingSources: [{ source: '项目经费', amountFen: budgetFen }],
  flags: { ...ORDINARY, ...flags },
});

function reviewed(budgetFen: number, inCentralCatalogue = false, mode = 'selfOrganised', flags = {}): CaseFile {
  const file = new CaseFile();
  file.act('ProposeProject', proposal(budgetFen, { inCentralCatalogue, mode, flags }));
  file.act(
    'CheckScope',
    { passed: true, lists: [{ list: '指导目录', version: '2015' }], finding: '目录内' },
    'finance.general',
  );
  file.act(
    'ConfirmBudgetLine',
    { line: 'L1', year: 2015, availableFen: budgetFen, documentNo: '1' },
    'finance.general',
  );
  file.act('ReviewProject', { recommendation: 'approve', opinion: '建议立项' }, 'finance.general');
  return file;
}

function planned(budgetFen: number, inCentralCatalogue = false, mode?: string): CaseFile {
  const file = reviewed(budgetFen, inCentralCatalogue, mode);
  file.act(
    'CompleteLocalStep',
    { step: 'ExistingChannel', outcome: 'agreed', form: { channel: '部门预算' } },
    'finance.general',
  );
  file.act('ApproveProject', { outcome: 'approved', amountFen: budgetFen }, 'finance.general');
  file.act('ApproveFunding', { amountFen: budgetFen, line: 'L1' }, 'finance.general');
  file.act('FileProcurementPlan', { planNo: '1', lots: [{ lot: '1', title: '调查', budgetFen }] });
  return file;
}
