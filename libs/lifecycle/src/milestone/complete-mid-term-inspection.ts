import { act, at, breach, broken, C, event, record, say } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { id, int, list, oneOf, optional, text } from '../schema/index.js';

const inspection = {
  /** The inspection that was scheduled, where it was. */
  inspection: optional(id()),
  result: oneOf('passed', 'failed'),
  scoreHundredths: optional(int(0, 10000)),
  problems: list(text(), 0, 100),
};

export const MidTermInspectionCompleted = event({
  type: 'MidTermInspectionCompleted',
  scope: 'contract',
  label: say('中期检查', 'Mid-term inspection completed'),
  act: 'CompleteMidTermInspection',
  outcome: ({ result }) => result,
  data: inspection,
  apply: (dossier, { lot, contract, inspection: id }) =>
    id === undefined ? undefined : void contractOf(dossier, { lot, contract }).performance.inspections.set(id, true),
});

/** The inspection half way through, with what was found and what has to be mended (UM-19). */
export const completeMidTermInspection = act({
  name: 'CompleteMidTermInspection',
  scope: 'contract',
  label: say('完成中期检查', 'Complete the mid-term inspection'),
  outcomes: { positive: ['passed'], other: ['failed'] },
  addresses: [at(`${C}/mid-term-inspection`)],
  input: inspection,
  events: [MidTermInspectionCompleted],
  outcome: ({ result }) => result,
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: ({ contracts }, { contract, inspection: id }) => {
    const planned = contracts.get(contract)?.performance.inspections;
    return broken(
      id !== undefined &&
        planned?.get(id) !== false &&
        breach(
          'InspectionNotPlanned',
          'INV-19',
          [record('INV-19')],
          say('没有安排这一检查,或者已经完成', 'No such inspection is planned, or it was held already'),
          { inspection: id, planned: [...(planned ?? [])].flatMap(([one, held]) => (held ? [] : [one])) },
          { kind: 'act', act: 'ScheduleInspection' },
        ),
    );
  },
  decide: (_, { contract: _contract, ...input }) => [MidTermInspectionCompleted.of(input)],
});
