import { PackFile } from '@tongjian/procedure';
import { by, Case, does, DOCUMENT } from '../../test/case.js';
import { publishedOn, shelvedOn, shipped } from '../../test/shelf.js';
import { approvedWithFunding, beforeApproval, methods, planned, SIXTH, sixth } from '../../test/sixth.js';

const floor = (version: string, from: string, rules: string): PackFile => {
  const { name, text } = shipped('cn-floor');
  return {
    name,
    text: text
      .replace('version: 1.0.0', `version: ${version}`)
      .replace('effective: {from: 2015-03-01}', `published: 2021-02-01\neffective: {from: ${from}}`)
      .concat(rules),
  };
};
const SOURCE = 'source: [{instrument: 新办法, article: "8"}], zh: 新规则, en: A new rule';
/** From 2021-02-19 on, five days between the approval and the plan. */
const NEWER = floor(
  '1.1.0',
  '2021-02-19',
  `  - {id: cn.rest, ${SOURCE}, after: {act: FileProcurementPlan, since: ApproveFunding, period: {n: 5, unit: day}}}\n`,
);
/** From 2021-03-19 on, whatever is to end must end within thirty days of its proposal. */
const HOPELESS = floor(
  '1.1.0',
  '2021-03-19',
  `  - {id: cn.soon, ${SOURCE}, within: {act: [CloseProject, TerminateProject], since: ProposeProject, period: {n: 30, unit: day}}}\n`,
);
/** A newer version of the pack: a hearing before the funding, which the award and the ending rest on. */
const withHearing = (ending: string): PackFile => ({
  name: SIXTH.name,
  text: SIXTH.text
    .replace('version: 1.0.0', 'version: 1.1.0')
    .replace('DecideAward: {needs: [SignReport]', 'DecideAward: {needs: [SignReport, Hearing]')
    .replace(
      'TerminateProject: {ending: true, needs: [ProposeProject]',
      `TerminateProject: {ending: true, needs: [${ending}]`,
    )
    .replace(
      'steps:\n',
      'steps:\n  Hearing: {zh: 听证, en: Hearing, actors: [governmentOffice], needs: [ProposeProject]}\n',
    )
    .concat(ending === 'Hearing' ? `  - {id: sl.closing, ${SOURCE}, needs: {act: CloseProject, of: [Hearing]}}\n` : '')
    .concat(`  - {id: sl.hearing, ${SOURCE}, blocks: {by: ApproveFunding, act: Hearing}}\n`),
});

const approved = sixth(...beforeApproval, approvedWithFunding());
const on = (told: Case, ...packs: readonly PackFile[]) => {
  const { shelf, faults } = publishedOn('cn-floor', SIXTH, ...packs);
  expect(faults).toEqual([]);
  return told.on(shelf);
};
const plannedOn = (day: string) => ({ ...planned, on: day });

describe('a floor newer in force on the business date', () => {
  const told = on(approved, NEWER);

  it('moves the project in the same append, before the act, by nobody’s decision', () => {
    const { events } = told.when(plannedOn('2021-02-24'));
    expect(events.map(({ type }) => type)).toEqual(['ProcedureMigrated', 'ProcurementPlanFiled']);
    const [moved, filed] = events;
    expect(moved).toMatchObject({
      data: {
        from: { hash: approved.state.pinned!.hash },
        to: {
          id: 'sl-2021',
          parts: [
            { id: 'cn-floor', version: '1.1.0' },
            { id: 'sl-2021', version: '1.0.0' },
          ],
        },
        deemed: [],
      },
      meta: {
        part: 0,
        actor: { person: 'p_system', role: 'process' },
        legalBasis: [{ instrument: '政府采购法' }, {}, {}, {}],
      },
    });
    expect(filed!.meta).toMatchObject({ part: 1, procedure: { hash: (moved!.data['to'] as { hash: string }).hash } });
    expect(filed!.meta.commandId).toBe(moved!.meta.commandId);
  });

  it('moves it once', () => {
    const later = told.and(plannedOn('2021-02-24'), { ...methods, on: '2021-02-25' });
    expect(later.types.filter((type) => type === 'ProcedureMigrated')).toHaveLength(1);
    expect(later.last('ProcurementMethodApproved').meta.procedure!.hash).toBe(later.state.pinned!.hash);
  });

  it('judges the command that meets it; what it refuses moves nothing', () => {
    expect(told.when(plannedOn('2021-02-20'))).toMatchObject({ events: [], refusal: { rule: 'cn.rest' } });
    expect(told.when(plannedOn('2021-02-18')).types).toEqual(['ProcurementPlanFiled']);
  });

  it('judges the menu too', () => {
    const offered = (day: string) =>
      told.menu('purchaser.handler', day).find(({ act }) => act === 'FileProcurementPlan');
    expect(offered('2021-02-18')?.possible).not.toBe('no');
    expect(offered('2021-02-20')).toMatchObject({
      possible: 'no',
      verdicts: expect.arrayContaining([expect.objectContaining({ rule: 'cn.rest', outcome: 'fails' })]),
    });
  });

  it('does not move an entry of before its day', () => {
    const late = { ...planned, on: '2021-02-24', occurredAt: '2021-02-18T02:00:00.000Z', lateEntry: true };
    expect(told.when(late).types).toEqual(['ProcurementPlanFiled']);
  });

  it('tells what it changes', () => {
    const [moved] = told.when(plannedOn('2021-02-24')).events;
    expect(moved!.data['differences']).toEqual([]);
    const [atOnce] = told.when(does('finance.general', '2021-02-20', 'ConfirmBudgetLine', {
      line: 'L-1', year: 2020, availableFen: 160_000_000, documentNo: '2',
    })).events; // prettier-ignore
    expect(atOnce!.data['differences']).toEqual([
      { act: 'FileProcurementPlan', effect: 'later', rules: ['cn.rest'], from: '2021-02-22T16:00:00.000Z' },
    ]);
  });

  it('does not strand a project: where no ending could be reached, an approver has to decide', () => {
    const stranded = approved.on(shelvedOn('cn-floor', SIXTH, HOPELESS)).when(plannedOn('2021-03-20'));
    expect(stranded).toMatchObject({
      events: [],
      refusal: {
        code: 'NoEndingReached',
        facts: { floor: 'cn-floor 1.1.0' },
        remedies: [{ act: 'MigrateProcedure' }, {}],
      },
    });
  });
});

const asked = (more: object = {}, by = 'finance.general') =>
  does(by, '2021-02-20', 'MigrateProcedure', { reason: '新版程序', ...more });
const HEARD = { act: 'Hearing', authority: [{ instrument: '听证纪要' }], reason: '已于前一年听证' };

describe('any other migration', () => {
  const told = on(approved.and(planned), withHearing('ProposeProject'));

  it('is approved by finance or government, on a document, and never by the proposer', () => {
    const proposer = { ...by('finance.general'), person: by('purchaser.handler').person };
    expect(told.when(asked({}, 'purchaser.head')).codes).toEqual(['WrongRole']);
    expect(told.when({ ...asked(), by: proposer }).codes).toEqual(['DutiesNotSeparated']);
    expect(told.when({ ...asked(), attachments: [] }).codes).toEqual(['DocumentRequired']);
    expect(told.when({ ...asked(), attachments: [DOCUMENT] }).types).toEqual(['ProcedureMigrated']);
  });

  it('goes to the procedure in force for the project, or to one named by its hash', () => {
    const moved = told.and(asked());
    expect(moved.state.pinned).toMatchObject({ id: 'sl-2021', version: '1.1.0' });
    expect(moved.when(asked()).codes).toEqual(['SameProcedure']);
    expect(moved.when(asked({ to: `sha256:${'9'.repeat(64)}` })).codes).toEqual(['NoProcedureInForce']);
    expect(moved.and(asked({ to: approved.state.pinned!.hash })).state.pinned).toMatchObject({ version: '1.0.0' });
  });

  it('says what counts as done where the new order needs what is already past', () => {
    const moved = told.and(asked({ deemed: [HEARD] }));
    expect(moved.state.marking.acts.get('Hearing')).toMatchObject([{ outcome: 'done' }]);
    expect(told.and(asked()).state.marking.acts.get('Hearing')).toBeUndefined();
    expect(told.when(asked({ deemed: [{ ...HEARD, act: 'ApproveProject' }] })).codes).toEqual(['CannotBeDeemed']);
    expect(told.when(asked({ deemed: [{ ...HEARD, key: 'lot-1' }] })).codes).toEqual(['CannotBeDeemed']);
  });

  it('is refused where no ending could be reached, unless what is missing is deemed done', () => {
    const strict = approved.and(planned).on(shelvedOn('cn-floor', SIXTH, withHearing('Hearing')));
    expect(strict.when(asked()).codes).toEqual(['NoEndingReached']);
    expect(strict.when(asked({ deemed: [HEARD] })).types).toEqual(['ProcedureMigrated']);
  });

  it('is neither corrected nor voided', () => {
    const moved = told.and(asked());
    const { id } = moved.last('ProcedureMigrated');
    const voided = does('purchaser.head', '2021-02-21', 'VoidAct', { event: id, reason: '误' });
    expect(moved.when(voided).codes).toContain('AmendsAnAmendment');
  });

  it('leaves an act and the move before it apart: voiding the act does not void the move', () => {
    const floored = on(approved, NEWER).and(plannedOn('2021-02-24'));
    const { id } = floored.last('ProcurementPlanFiled');
    const voided = floored.and(does('purchaser.head', '2021-02-25', 'VoidAct', { event: id, reason: '误' }));
    expect(voided.last('ActVoided').data['voids']).toEqual([id]);
  });
});
