import { act, at, breach, broken, C, doFirst, event, record, say } from '../act/index.js';
import { Contract } from '../dossier.js';
import { contractOf } from '../dossier-access.js';
import { Earned, fallDue, PaymentFellDue, waitingFor } from '../late-payment/index.js';
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
  events: [MilestoneVerified, MilestoneMissed, PaymentFellDue],
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
  decide: ({ contracts }, { outcome, contract, milestone, ...input }, occasion) => {
    if (outcome === 'missed') return [MilestoneMissed.of(input)];
    const parties = contracts.get(contract);
    return [MilestoneVerified.of(input), ...fallDue(parties, earnedBy(parties, milestone), occasion)];
  },
});

/**
 * The instalments that become due with a milestone: the one that the plan says it pays, once all its milestones are
 * verified; where the plan says nothing the next that waits for a milestone.
 */
function earnedBy(contract: Contract | undefined, milestone: string): readonly Earned[] {
  const { milestones, account } = contract ?? {};
  const waiting = waitingFor(contract, 'milestone');
  const pays = milestones?.get(milestone)?.instalment;
  if (pays === undefined) {
    const named = new Set([...(milestones ?? [])].map(([, { instalment }]) => instalment));
    return waiting.filter(({ instalment }) => !named.has(instalment) && !account?.due.has(instalment)).slice(0, 1);
  }
  const others = [...milestones!].filter(([id, { instalment }]) => instalment === pays && id !== milestone);
  return others.every(([, { verified }]) => verified) ? waiting.filter(({ instalment }) => instalment === pays) : [];
}
