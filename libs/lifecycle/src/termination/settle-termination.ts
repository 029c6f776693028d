import { act, at, bound, breach, broken, C, civilCode, event, record, say } from '../act/index.js';
import { advanceFen } from '../contract/account.js';
import { contractOf, paymentsOf, pricedFen } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { fen, text } from '../schema/index.js';

const findings = { performedFen: fen(), basis: text() };

export const TerminationSettled = event({
  type: 'TerminationSettled',
  scope: 'contract',
  label: say('终止结算', 'Termination settled'),
  act: 'SettleTermination',
  data: { ...findings, paidFen: fen(), dueFen: fen(), repayableFen: fen(), advanceFen: fen(), bondHeldFen: fen() },
  apply: (dossier, { lot, contract, performedFen }) =>
    void (contractOf(dossier, { lot, contract }).account.settledFen = performedFen),
});

/**
 * What a contract that ended early was worth: what is still to be paid of it, or to be paid back, follows to the fen. No
 * payment goes beyond it (NR-34; 民法典 566, 567).
 */
export const settleTermination = act({
  name: 'SettleTermination',
  scope: 'contract',
  label: say('终止结算', 'Settle the termination'),
  addresses: [at(`${C}/termination/settle`)],
  input: findings,
  events: [TerminationSettled],
  standing: ({ contracts }, { contract }) => {
    const { status, account } = contracts.get(contract) ?? {};
    return broken(
      status !== 'terminated' &&
        breach(
          'NotTerminated',
          'NR-34',
          [civilCode('566')],
          say('合同没有终止,无须结算', 'A contract that was not ended is not settled'),
          { contract, status: status ?? 'unknown' },
          { kind: 'act', act: 'TerminateContract' },
        ),
      account?.settledFen !== undefined &&
        breach('SettledAlready', 'NR-34', [record('NR-34')], say('终止结算已经完成', 'The end was settled already'), {
          contract,
          settledFen: account.settledFen,
        }),
    );
  },
  invariants: ({ contracts }, { contract: id, performedFen }) => {
    const contract = contracts.get(id);
    return broken(
      contract !== undefined &&
        performedFen > pricedFen(contract) &&
        breach(
          'BeyondContract',
          'INV-36',
          [record('INV-36')],
          say('已履行部分的价款不得超过合同价款', 'What was performed is worth no more than the contract'),
          { performedFen, priceFen: pricedFen(contract) },
          bound('performedFen', '<=', pricedFen(contract)),
        ),
    );
  },
  decide: (dossier, { contract, ...input }) => {
    const { account, bondHeldFen } = dossier.contracts.get(contract)!;
    const paidFen = paymentsOf(dossier, contract).reduce((sum, payment) => sum + payment.paidFen, 0);
    return [
      TerminationSettled.of({
        ...input,
        paidFen,
        dueFen: Math.max(0, input.performedFen - paidFen),
        repayableFen: Math.max(0, paidFen - input.performedFen),
        advanceFen: advanceFen(account),
        bondHeldFen,
      }),
    ];
  },
});

/** Of a contract that ended early only what the settlement found is paid. */
export function notSettled({ contracts }: Dossier, id: string) {
  const contract = contracts.get(id);
  return (
    contract?.status === 'terminated' &&
    contract.account.settledFen === undefined &&
    breach(
      'SettlementMissing',
      'NR-34',
      [civilCode('566')],
      say('合同已终止,须先结算再支付', 'The contract has ended: it is settled before anything more is paid'),
      { contract: id },
      { kind: 'act', act: 'SettleTermination' },
    )
  );
}
