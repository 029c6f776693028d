import { claimedFen, paymentsOf, pricedFen } from '../dossier-access.js';
import { Contract, Dossier, Lot, Payment } from '../dossier.js';
import { law } from './law.js';

export const approvedWithinBudget = ({ proposal, approval }: Dossier) =>
  proposal !== undefined &&
  approval?.outcome === 'approved' &&
  approval.amountFen > proposal.budgetFen &&
  law('OverBudget', 'INV-15', '批准金额超过预算', 'More is approved than budgeted', {
    approvedFen: approval.amountFen,
    budgetFen: proposal.budgetFen,
  });

export const awardWithinBudget = ({ lot, budgetFen, award }: Lot) =>
  award !== undefined &&
  award.priceFen > budgetFen &&
  law('OverBudget', 'INV-15', '成交价超过标段预算', 'An award is above its lot’s budget', {
    lot,
    priceFen: award.priceFen,
    budgetFen,
  });

/** A draft may be older than its lot's award: the next candidate has been selected since. Signing compares it again. */
export function priceIsAward({ lots }: Dossier, { contract, lot, priceFen, supplier, status }: Contract) {
  const award = lots.get(lot)?.award;
  return (
    (status === 'signed' || status === 'completed') &&
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

export function scheduleAddsUp(contract: Contract) {
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

export function claimsWithinPrice(dossier: Dossier, contract: Contract) {
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

export const paidAsClaimed = (payment: Payment) =>
  payment.paidFen > 0 &&
  payment.paidFen !== claimedFen(payment) &&
  law('AmountNotInstructed', 'INV-44', '到账金额与支付申请不符', 'A payment is not what was claimed', {
    payment: payment.payment,
    paidFen: payment.paidFen,
    claimedFen: claimedFen(payment),
  });
