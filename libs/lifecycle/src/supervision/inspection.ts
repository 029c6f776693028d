import { beijingDate } from '@tongjian/money-time';
import { act, at, breach, broken, C, event, record, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { date, id, list, oneOf, title } from '../schema/index.js';

const planned = {
  inspection: id(),
  kind: oneOf('midTerm', 'regular', 'unannounced'),
  plannedOn: date(),
  subjects: list(title(), 1, 50),
};

export const InspectionScheduled = event({
  type: 'InspectionScheduled',
  scope: 'contract',
  label: say('检查安排', 'Inspection scheduled'),
  act: 'ScheduleInspection',
  data: planned,
  apply: (dossier, { lot, contract, inspection }) =>
    void contractOf(dossier, { lot, contract }).performance.inspections.set(inspection, false),
});

/** Sets the day of an inspection and what is looked at (中期检查, 定期/不定期检查). */
export const scheduleInspection = act({
  name: 'ScheduleInspection',
  scope: 'contract',
  label: say('安排检查', 'Schedule an inspection'),
  addresses: [at(`${C}/inspections`)],
  input: planned,
  events: [InspectionScheduled],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: ({ contracts }, { contract, inspection, plannedOn }, { at }) =>
    broken(
      contracts.get(contract)?.performance.inspections.has(inspection) === true &&
        breach('IdTaken', 'INV-19', [record('INV-19')], say('检查编号已使用', 'An inspection of this id is planned already'), { inspection }, state('使用新的编号', 'Choose another id')), // prettier-ignore
      plannedOn < beijingDate(at) &&
        breach('DayIsPast', 'INV-19', [record('INV-19')], say('检查日期不得早于今日', 'An inspection is planned ahead'), { plannedOn, today: beijingDate(at) }, state('另定日期', 'Set another day')), // prettier-ignore
    ),
  decide: (_, { contract: _contract, ...input }) => [InspectionScheduled.of(input)],
});
