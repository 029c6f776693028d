import { by, does, DOCUMENT, given } from '../../test/case.js';
import { proposal } from '../../test/kindergarten.js';

const past = {
  ...proposal({
    jurisdiction: '652300',
    district: '652302',
    serviceType: 'labour',
    purchaser: 'o-purchaser',
    title: '公益性岗位',
  }),
};
const proposed = {
  type: 'ProjectProposed',
  data: past,
  occurredAt: '2016-01-01T00:00:00.000Z',
  occurredPrecision: 'year',
  cell: '表1 行3',
};
const approved = {
  type: 'ProjectApproved',
  data: { amountFen: 170_000_000 },
  occurredAt: '2016-06-01T00:00:00.000Z',
  flags: ['X9'],
};
const asked = (events: object[], who = by('importer')) => ({
  act: 'ImportHistory', by: who, on: '2026-01-05', attachments: [DOCUMENT],
  data: { entry: { level: 'B', file: '昌吉州2016年上报表' }, procedure: 'cj-2016', events: events as never },
}); // prettier-ignore

describe('an imported history', () => {
  it('is ordinary events of their own time, with the entry’s source', () => {
    const { events } = given().when(asked([proposed, approved]));
    expect(events.map(({ type }) => type)).toEqual(['ProjectProposed', 'ProjectApproved']);
    expect(events[0]?.meta).toMatchObject({
      occurredAt: '2016-01-01T00:00:00.000Z',
      occurredPrecision: 'year',
      recordedAt: '2026-01-05T02:00:00.000Z',
      jurisdiction: '652300',
      procedure: { id: 'cj-2016' },
      entry: { kind: 'import', level: 'B', file: '昌吉州2016年上报表', cell: '表1 行3', flags: [] },
      attachments: [DOCUMENT],
    });
  });

  it('is flagged, not refused, where a live act would have been', () => {
    const { events } = given().when(asked([proposed, approved]));
    // No scope check, no budget line, more than was budgeted, labour bought; X9 is the importer's own.
    expect(events[1]?.meta.entry?.flags).toEqual(expect.arrayContaining(['INV-03', 'INV-15', 'X3', 'X9']));
    expect(events[1]?.meta.entry?.flags).not.toContain('INV-54');
  });

  it('is refused only for what cannot be recorded: an unknown event, data that do not fit, a day to come', () => {
    const { refusal } = given().when(
      asked([proposed, { ...approved, data: { amountFen: -1 } }, { ...approved, type: 'Danced' }]),
    );
    expect(refusal).toMatchObject({
      code: 'InvalidInput',
      facts: { errors: [{ pointer: '/events/1/data/amountFen' }, { pointer: '/events/2/type' }] },
    });
    expect(given().when(asked([{ ...proposed, occurredAt: '2027-01-01T00:00:00Z' }])).codes).not.toEqual([]);
    expect(given().when(asked([approved])).codes).toEqual(['InvalidInput']);
  });

  it('is an importer’s, on a project that is not recorded yet', () => {
    expect(given().when(asked([proposed], by('finance.general'))).codes).toEqual(['ImporterOnly']);
    expect(given(asked([proposed])).when(asked([proposed])).codes).toEqual(['NotAbsent']);
  });

  it('goes on live under the procedure that it was read under', () => {
    const told = given(asked([proposed, approved]));
    expect(told.menu('purchaser.head', '2026-02-01').find(({ act }) => act === 'CloseProject')?.possible).toBe('yes');
    const close = { act: 'CloseProject', by: 'purchaser.head', on: '2026-02-01', data: { summary: '完成' } };
    expect(told.when(close).types).toEqual(['ProjectClosed']);
  });
});

describe('a live project under the procedure of 2016', () => {
  const upToCheck = (year: number, serviceType: string) =>
    given(
      does('purchaser.handler', `${year}-06-01`, 'ProposeProject', { ...past, serviceType }),
      does('purchaser.handler', `${year}-06-01`, 'RequestScopeReview', { bodies: ['staffing', 'humanResources', 'finance'], matter: '范围' }),
      does('staffing', `${year}-06-02`, 'DecideScopeReview', { body: 'staffing', approves: true, opinion: '同意' }),
      does('humanResources', `${year}-06-02`, 'DecideScopeReview', { body: 'humanResources', approves: true, opinion: '同意' }),
      does('finance.general', `${year}-06-02`, 'DecideScopeReview', { body: 'finance', approves: true, opinion: '同意' }),
    ); // prettier-ignore
  const check = (year: number) =>
    does('finance.general', `${year}-06-03`, 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2015' }], finding: '属于' }); // prettier-ignore

  it.each(['labour', 'administrativeEnforcement'])(
    'is judged by the law of its own day, not by the order of 2020 (INV-03, INV-08): %s',
    (serviceType) => {
      const checked = upToCheck(2016, serviceType).and(
        check(2016),
        does('finance.general', '2016-06-03', 'ConfirmBudgetLine', {
          line: 'L-1', year: 2016, availableFen: 160_000_000, documentNo: '1',
        }),
      ); // prettier-ignore
      const approve = does('finance.general', '2016-06-06', 'ApproveProject', { outcome: 'approved', amountFen: 1 });
      expect(checked.when(approve).codes).toEqual([]);
      expect(upToCheck(2021, serviceType).when(check(2021)).refusal).toMatchObject({ rule: 'INV-03' });
    },
  );
});
