import { Fraction } from '@tongjian/money-time';
import { act, at, breach, broken, C, event, purchaseOfServices, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { Target } from '../performance/performance.js';
import { id, int, oneOf, text, title } from '../schema/index.js';

const target = {
  target: id(),
  title: title(),
  quantity: int(0),
  unit: title(),
  /** `atLeast` is missed below the quantity, `atMost` above it. */
  sense: oneOf('atLeast', 'atMost'),
};

export const PerformanceTargetSet = event({
  type: 'PerformanceTargetSet',
  scope: 'contract',
  label: say('绩效目标', 'Performance target set'),
  act: 'SetPerformanceTarget',
  data: target,
  apply: (dossier, { lot, contract, target: id, quantity, sense }) =>
    void contractOf(dossier, { lot, contract }).performance.targets.set(id, { quantity, sense }),
});

/** Sets what is to be reached; before the implementation begins it may be set anew (NR-10). */
export const setPerformanceTarget = act({
  name: 'SetPerformanceTarget',
  scope: 'contract',
  label: say('设定绩效目标', 'Set a performance target'),
  addresses: [at(`${C}/targets`)],
  input: target,
  events: [PerformanceTargetSet],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'drafted', 'signed')),
  invariants: ({ contracts }, { contract: id, target }) => {
    const contract = contracts.get(id);
    return broken(
      contract?.implementationBegun === true &&
        contract.performance.targets.has(target) &&
        breach('TargetIsFixed', 'INV-30', [purchaseOfServices('20')], say('实施开始后绩效目标不得更改', 'A target is fixed once implementation has begun'), { target }), // prettier-ignore
    );
  },
  decide: (_, { contract: _contract, ...input }) => [PerformanceTargetSet.of(input)],
});

const deviation = { target: id(), actual: int(0), findings: text() };

export const PerformanceDeviationFlagged = event({
  type: 'PerformanceDeviationFlagged',
  scope: 'contract',
  label: say('绩效偏离', 'Performance deviation flagged'),
  act: 'FlagDeviation',
  data: {
    ...deviation,
    quantity: int(0),
    sense: oneOf('atLeast', 'atMost'),
    missedBy: int(1),
    shareNum: int(0),
    shareDen: int(1),
  },
});

const missedBy = ({ quantity, sense }: Target, actual: number) =>
  sense === 'atLeast' ? quantity - actual : actual - quantity;

/** Says by how much a target was missed: the difference and the exact share reached are computed, not told. */
export const flagDeviation = act({
  name: 'FlagDeviation',
  scope: 'contract',
  label: say('标记绩效偏离', 'Flag a deviation'),
  addresses: [at(`${C}/deviations`)],
  input: deviation,
  events: [PerformanceDeviationFlagged],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed'), noTarget(dossier, contract)),
  invariants: (dossier, { contract, target, actual }) => {
    const known = dossier.contracts.get(contract)?.performance.targets.get(target);
    return broken(
      noTarget(dossier, contract, target),
      known !== undefined &&
        missedBy(known, actual) <= 0 &&
        breach('NoDeviation', 'NR-10', [purchaseOfServices('20')], say('实际值没有偏离目标', 'The target was not missed'), { actual, quantity: known.quantity, sense: known.sense }), // prettier-ignore
    );
  },
  decide: ({ contracts }, { contract, ...input }) => {
    const target = contracts.get(contract)!.performance.targets.get(input.target)!;
    const { num: shareNum, den: shareDen } = Fraction.of(input.actual, Math.max(1, target.quantity)).toJSON();
    const missed = missedBy(target, input.actual);
    return [PerformanceDeviationFlagged.of({ ...input, ...target, missedBy: missed, shareNum, shareDen })];
  },
});

/** Without an id: whether any target was set. */
function noTarget({ contracts }: Dossier, contract: string, id?: string) {
  const targets = contracts.get(contract)?.performance.targets;
  return (
    (id === undefined ? (targets?.size ?? 0) === 0 : targets?.has(id) !== true) &&
    breach(
      'TargetUnknown',
      'NR-10',
      [purchaseOfServices('20')],
      say('没有设定这一绩效目标', 'No such target was set'),
      { ...(id === undefined ? {} : { target: id }), targets: [...(targets?.keys() ?? [])] },
      { kind: 'act', act: 'SetPerformanceTarget' },
      state('按设定的目标填写', 'Name a target that was set'),
    )
  );
}
