import { act, at, breach, broken, C, event, procurementLaw, say } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { date, oneOf, optional, text } from '../schema/index.js';

const halt = {
  /** Parties do not suspend at will: for the public interest, by an authority, in need, or by agreement. */
  ground: oneOf('publicInterest', 'authority', 'forceMajeure', 'agreed'),
  reason: text(),
  until: optional(date()),
};

export const ContractSuspended = event({
  type: 'ContractSuspended',
  scope: 'contract',
  label: say('合同中止', 'Contract suspended'),
  act: 'SuspendContract',
  data: halt,
  apply: (dossier, place) => void (contractOf(dossier, place).performance.suspended = true),
});
export const ContractResumed = event({
  type: 'ContractResumed',
  scope: 'contract',
  label: say('合同恢复', 'Contract resumed'),
  act: 'ResumeContract',
  data: { reason: text() },
  apply: (dossier, place) => void (contractOf(dossier, place).performance.suspended = false),
});

const isSuspended = ({ contracts }: Dossier, contract: string) =>
  contracts.get(contract)?.performance.suspended === true;
const asIs = (suspended: boolean, contract: string) =>
  breach(
    suspended ? 'SuspendedAlready' : 'NotSuspended',
    'NR-34',
    [procurementLaw('50')],
    suspended
      ? say('合同已经中止', 'The contract is suspended already')
      : say('合同没有中止', 'The contract is not suspended'),
    { contract },
    { kind: 'act', act: suspended ? 'ResumeContract' : 'SuspendContract' },
  );

/** Halts the performance; what is due for what was done is still paid. What a halt holds up, the floor says (NR-34). */
export const suspendContract = act({
  name: 'SuspendContract',
  scope: 'contract',
  label: say('中止合同', 'Suspend the contract'),
  addresses: [at(`${C}/suspend`)],
  input: halt,
  events: [ContractSuspended],
  standing: (dossier, { contract }) =>
    broken(contractIs(dossier, contract, 'signed'), isSuspended(dossier, contract) && asIs(true, contract)),
  decide: (_, { contract: _contract, ...input }) => [ContractSuspended.of(input)],
});

export const resumeContract = act({
  name: 'ResumeContract',
  scope: 'contract',
  label: say('恢复合同', 'Resume the contract'),
  addresses: [at(`${C}/resume`)],
  input: { reason: text() },
  events: [ContractResumed],
  standing: (dossier, { contract }) => broken(!isSuspended(dossier, contract) && asIs(false, contract)),
  decide: (_, { contract: _contract, ...input }) => [ContractResumed.of(input)],
});
