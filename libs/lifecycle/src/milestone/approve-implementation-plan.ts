import { act, at, breach, broken, C, event, keyOf, record as recordOf, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { date, id, int, list, optional, record, text, title } from '../schema/index.js';

const plan = {
  milestones: list(
    record({ milestone: id(), title: title(), dueOn: date(), quantity: optional(int(0)), instalment: optional(id()) }),
    1,
    200,
  ),
  staff: optional(text()),
};

export const ImplementationPlanApproved = event({
  type: 'ImplementationPlanApproved',
  scope: 'contract',
  label: say('实施方案批准', 'Implementation plan approved'),
  act: 'ApproveImplementationPlan',
  data: plan,
  happening: ({ lot, contract, milestones }) => ({
    opens: milestones.map(({ milestone }) => keyOf('milestone', { lot, contract, milestone })!),
  }),
  apply: (dossier, data) => {
    const contract = contractOf(dossier, data);
    contract.implementationBegun = true;
    for (const { milestone, instalment } of data.milestones) {
      const known = contract.milestones.get(milestone) ?? { verified: false };
      contract.milestones.set(milestone, { ...known, ...(instalment ? { instalment } : {}) });
    }
  },
});

/** Begins the implementation; from here on the evaluation plan is fixed (INV-30). */
export const approveImplementationPlan = act({
  name: 'ApproveImplementationPlan',
  scope: 'contract',
  label: say('批准实施方案', 'Approve the implementation plan'),
  addresses: [at(`${C}/implementation-plan/approve`)],
  opensBelow: 'milestone',
  input: plan,
  events: [ImplementationPlanApproved],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: (dossier, { contract, milestones }) => {
    const named = milestones.map(({ milestone }) => milestone);
    const twice = named.filter((name, i) => named.indexOf(name) !== i);
    const schedule = dossier.contracts.get(contract)?.schedule ?? [];
    const payable = schedule.filter(({ condition }) => condition === 'milestone').map(({ instalment }) => instalment);
    const unknown = milestones.flatMap(({ instalment }) =>
      instalment === undefined || payable.includes(instalment) ? [] : [instalment],
    );
    return broken(
      unknown.length > 0 &&
        breach(
          'InstalmentNotByMilestone',
          'INV-44',
          [recordOf('INV-44')],
          say('里程碑所列付款期次不是合同约定按里程碑支付的期次', 'The contract pays no such instalment by milestone'),
          { instalments: unknown, payable },
          state('按合同付款计划填写期次', 'Name instalments that the contract pays by milestone'),
        ),
      twice.length > 0 &&
        breach(
          'MilestoneNamedTwice',
          'INV-36',
          [recordOf('INV-36')],
          say('里程碑编号重复', 'A milestone is named twice'),
          { milestones: twice },
          state('每个里程碑用不同编号', 'Give each milestone an id of its own'),
        ),
    );
  },
  decide: (_, { contract: _contract, ...input }) => [ImplementationPlanApproved.of(input)],
});
