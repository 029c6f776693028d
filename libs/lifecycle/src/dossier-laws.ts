import { Fraction } from '@tongjian/money-time';
import { Breach, breach, broken, record, say } from './act/index.js';
import { claimedFen, paymentsOf, pricedFen } from './dossier-access.js';
import { Contract, Dossier, Evaluation, Lot, Payment } from './dossier.js';
import { weightOf } from './evaluation/weights.js';

/**
 * What is true of every dossier that was built act by act. A correction or an annulment must leave it true; an imported
 * history may break it, and is flagged.
 */
export const contradictions = (dossier: Dossier): readonly Breach[] =>
  broken(
    approvedWithinBudget(dossier),
    ...[...dossier.lots.values()].map(awardWithinBudget),
    ...[...dossier.contracts.values()].flatMap((contract) => [
      priceIsAward(dossier, contract),
      amendedWithinTenth(contract),
      scheduleAddsUp(contract),
      bondWithinTenth(contract),
      claimsWithinPrice(dossier, contract),
    ]),
    ...[...dossier.payments.values()].map(paidAsClaimed),
    ...[...dossier.evaluations.values()].map(weightsAreOne),
  );

const law = (code: string, rule: string, zh: string, en: string, facts: Breach['facts']): Breach =>
  breach(code, rule, [record(rule)], say(zh, en), facts);

const approvedWithinBudget = ({ proposal, approval }: Dossier) =>
  proposal !== undefined &&
  approval?.outcome === 'approved' &&
  approval.amountFen > proposal.budgetFen &&
  law('OverBudget', 'INV-15', '批准金额超过预算', 'More is approved than budgeted', {
    approvedFen: approval.amountFen,
    budgetFen: proposal.budgetFen,
  });

const awardWithinBudget = ({ lot, budgetFen, award }: Lot) =>
  award !== undefined &&
  award.priceFen > budgetFen &&
  law('OverBudget', 'INV-15', '成交价超过标段预算', 'An award is above its lot’s budget', {
    lot,
    priceFen: award.priceFen,
    budgetFen,
  });

function priceIsAward({ lots }: Dossier, { contract, lot, priceFen, supplier, status }: Contract) {
  const award = lots.get(lot)?.award;
  return (
    status !== 'terminated' &&
    (award?.priceFen !== priceFen || award.supplier !== supplier) &&
    law('ContractDiffersFromAward', 'INV-25', '合同与中标(成交)结果不一致', 'A contract differs from its award', {
      contract,
      priceFen,
      supplier,
      awardFen: award?.priceFen ?? 0,
      awarded: award?.supplier ?? '',
    })
  );
}

const amendedWithinTenth = ({ contract, amendedFen, priceFen }: Contract) =>
  Fraction.of(amendedFen).compare(Fraction.of(priceFen, 10)) > 0 &&
  law('SupplementTooHigh', 'INV-58', '补充合同累计超过原合同金额的10%', 'Supplements exceed 10% of the price', {
    contract,
    amendedFen,
    priceFen,
  });

function scheduleAddsUp(contract: Contract) {
  const scheduledFen = contract.schedule.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    scheduledFen !== pricedFen(contract) &&
    law('ScheduleDoesNotAddUp', 'INV-36', '分期之和不等于合同价款', 'The instalments do not sum to the price', {
      contract: contract.contract,
      scheduledFen,
      priceFen: pricedFen(contract),
    })
  );
}

const bondWithinTenth = ({ contract, bondFen, priceFen }: Contract) =>
  Fraction.of(bondFen).compare(Fraction.of(priceFen, 10)) > 0 &&
  law('BondTooHigh', 'INV-33', '履约保证金超过合同价款的10%', 'The bond exceeds 10% of the price', {
    contract,
    bondFen,
    priceFen,
  });

function claimsWithinPrice(dossier: Dossier, contract: Contract) {
  const sumFen = paymentsOf(dossier, contract.contract).reduce((sum, payment) => sum + claimedFen(payment), 0);
  return (
    sumFen > pricedFen(contract) &&
    law('BeyondContract', 'INV-36', '支付合计超过合同价款', 'The payments exceed the contract’s price', {
      contract: contract.contract,
      claimedFen: sumFen,
      priceFen: pricedFen(contract),
    })
  );
}

const paidAsClaimed = (payment: Payment) =>
  payment.paidFen > 0 &&
  payment.paidFen !== claimedFen(payment) &&
  law('AmountNotInstructed', 'INV-44', '到账金额与支付申请不符', 'A payment is not what was claimed', {
    payment: payment.payment,
    paidFen: payment.paidFen,
    claimedFen: claimedFen(payment),
  });

function weightsAreOne({ evaluation, indicators }: Evaluation) {
  const sum = weightOf(indicators);
  return (
    !sum.equals(1) &&
    law('WeightsNotOne', 'INV-30', '指标权重之和不等于百分之百', 'The weights do not sum to one', {
      evaluation,
      weights: sum.toString(),
    })
  );
}

/** The contradictions of one dossier that another does not have. */
export function newContradictions(before: Dossier, after: Dossier): readonly Breach[] {
  const known = new Set(contradictions(before).map(signatureOf));
  return contradictions(after).filter((one) => !known.has(signatureOf(one)));
}

const signatureOf = ({ code, rule, facts }: Breach) => JSON.stringify([code, rule, facts]);
