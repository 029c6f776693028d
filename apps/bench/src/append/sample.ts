import { genesisOf, NewEvent, sealAll, SealedEvent } from '@tongjian/kernel';

const actor = { person: 'p_bench', organisation: 'o_bench', role: 'purchaser.handler', client: 'bench' };

/** A payment request of ordinary size, as a project's stream would hold it. */
const payment = (n: number): NewEvent => ({
  type: 'PaymentRequested',
  data: { contract: '1', payment: `pay-${n}`, instalment: 1, amountFen: 28_000_000 + n, final: false },
  meta: {
    legalBasis: [{ instrument: '政府采购法实施条例', article: '51', mark: 'V' }],
    facts: { 'payment.amountFen': 28_000_000 + n, 'contract.amountFen': 56_000_000, 'evaluation.grade': 'pass' },
  },
});

/** The `n`-th event of a stream of its own, sealed as the kernel seals it. */
export function firstEventOf(stream: string, n: number): SealedEvent[] {
  const cause = {
    commandId: `command-${stream}`,
    correlationId: `command-${stream}`,
    causationId: `command-${stream}`,
    actor,
    jurisdiction: '510183',
    at: '2020-06-01T01:00:00.000Z',
  };
  return sealAll({ revision: -1, hash: genesisOf(stream), recordedAt: '' }, stream, [payment(n)], cause);
}
