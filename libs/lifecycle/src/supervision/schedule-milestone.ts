import { act, at, breach, broken, C, event, keyOf, record, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { date, id, int, optional, title } from '../schema/index.js';

const milestone = {
  milestone: id(),
  title: title(),
  dueOn: date(),
  quantity: optional(int(0)),
  instalment: optional(id()),
};

export const MilestoneScheduled = event({
  type: 'MilestoneScheduled',
  scope: 'contract',
  label: say('里程碑安排', 'Milestone scheduled'),
  act: 'ScheduleMilestone',
  data: milestone,
  happening: ({ lot, contract, milestone: id }) => ({
    opens: [keyOf('milestone', { lot, contract, milestone: id })!],
  }),
  apply: (dossier, { lot, contract, milestone: id, instalment }) =>
    void contractOf(dossier, { lot, contract }).milestones.set(id, {
      verified: false,
      ...(instalment ? { instalment } : {}),
    }),
});

/** Adds a milestone to the plan that was approved; it may pay an instalment that the contract pays by milestone. */
export const scheduleMilestone = act({
  name: 'ScheduleMilestone',
  scope: 'contract',
  label: say('安排里程碑', 'Schedule a milestone'),
  addresses: [at(`${C}/milestones`)],
  opensBelow: 'milestone',
  input: milestone,
  events: [MilestoneScheduled],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: ({ contracts }: Dossier, { contract: id, milestone, instalment }) => {
    const contract = contracts.get(id);
    const payable = (contract?.schedule ?? []).filter(({ condition }) => condition === 'milestone');
    return broken(
      contract?.milestones.has(milestone) === true &&
        breach(
          'MilestoneNamedTwice',
          'INV-36',
          [record('INV-36')],
          say('里程碑编号重复', 'A milestone of this id is planned already'),
          { milestone },
          state('使用新的编号', 'Choose another id'),
        ),
      instalment !== undefined &&
        !payable.some((one) => one.instalment === instalment) &&
        breach(
          'InstalmentNotByMilestone',
          'INV-44',
          [record('INV-44')],
          say('所列付款期次不是合同约定按里程碑支付的期次', 'The contract pays no such instalment by milestone'),
          { instalment, payable: payable.map((one) => one.instalment) },
          state('按合同付款计划填写期次', 'Name an instalment that the contract pays by milestone'),
        ),
    );
  },
  decide: (_, { contract: _contract, ...input }) => [MilestoneScheduled.of(input)],
});
