import { act, at, breach, broken, C, doFirst, event, record, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { int, oneOf, optional, text } from '../schema/index.js';

const finding = { findings: text(), quantity: optional(int(0)) };

export const MilestoneVerified = event({
  type: 'MilestoneVerified',
  scope: 'milestone',
  label: say('里程碑核实', 'Milestone verified'),
  act: 'VerifyMilestone',
  outcome: () => 'verified',
  data: finding,
  apply: (dossier, data) => {
    const { milestones } = contractOf(dossier, data);
    milestones.set(data.milestone, { ...milestones.get(data.milestone), verified: true });
  },
});
export const MilestoneMissed = event({
  type: 'MilestoneMissed',
  scope: 'milestone',
  label: say('里程碑未达成', 'Milestone missed'),
  act: 'VerifyMilestone',
  outcome: () => 'missed',
  data: finding,
  apply: (dossier, data) => {
    const { milestones } = contractOf(dossier, data);
    milestones.set(data.milestone, { ...milestones.get(data.milestone), verified: false });
  },
});

/** Confirms or denies a reported milestone, by another person than the one who reported it (INV-54). */
export const verifyMilestone = act({
  name: 'VerifyMilestone',
  scope: 'milestone',
  label: say('核实里程碑', 'Verify a milestone'),
  outcomes: { positive: ['verified'], other: ['missed'] },
  addresses: [
    at(`${C}/milestones/{milestone}/verify`, { outcome: 'verified' }),
    at(`${C}/milestones/{milestone}/miss`, { outcome: 'missed' }),
  ],
  input: { outcome: oneOf('verified', 'missed'), ...finding },
  events: [MilestoneVerified, MilestoneMissed],
  outcome: ({ outcome }) => outcome,
  invariants: (dossier, { outcome, contract, milestone }) =>
    broken(
      outcome === 'verified' &&
        dossier.contracts.get(contract)?.milestones.get(milestone)?.reportedBy === undefined &&
        breach(
          'MilestoneNotReported',
          'INV-44',
          [record('INV-44')],
          say('里程碑尚未报告,无从核实', 'The milestone was not reported yet, so there is nothing to verify'),
          { milestone },
          doFirst('ReportMilestone'),
        ),
    ),
  decide: (_, { outcome, contract: _contract, milestone: _milestone, ...input }) => [
    (outcome === 'verified' ? MilestoneVerified : MilestoneMissed).of(input),
  ],
});
