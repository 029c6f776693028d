import { beijingDate } from '@tongjian/money-time';
import { act, at, breach, broken, C, event, procurementLaw, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { date, id, list, oneOf, text } from '../schema/index.js';

const order = { rectification: id(), problems: list(text(), 1, 100), mendBy: date() };

export const RectificationOrdered = event({
  type: 'RectificationOrdered',
  scope: 'contract',
  label: say('责令整改', 'Rectification ordered'),
  act: 'OrderRectification',
  data: order,
  apply: (dossier, { lot, contract, rectification }) =>
    void contractOf(dossier, { lot, contract }).performance.rectifications.set(rectification, true),
});

/** Orders the supplier to mend what was found; until that is verified nothing is accepted. */
export const orderRectification = act({
  name: 'OrderRectification',
  scope: 'contract',
  label: say('责令整改', 'Order a rectification'),
  addresses: [at(`${C}/rectifications`)],
  input: order,
  events: [RectificationOrdered],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: ({ contracts }, { contract, rectification, mendBy }, { at }) =>
    broken(
      contracts.get(contract)?.performance.rectifications.has(rectification) === true &&
        breach('IdTaken', 'NR-36', [procurementLaw('41')], say('整改编号已使用', 'A rectification of this id is ordered already'), { rectification }, state('使用新的编号', 'Choose another id')), // prettier-ignore
      mendBy < beijingDate(at) &&
        breach('DayIsPast', 'NR-36', [procurementLaw('41')], say('整改期限不得早于今日', 'The time to mend lies ahead'), { mendBy, today: beijingDate(at) }, state('另定期限', 'Set another day')), // prettier-ignore
    ),
  decide: (_, { contract: _contract, ...input }) => [RectificationOrdered.of(input)],
});

const verdict = { rectification: id(), result: oneOf('mended', 'notMended'), findings: text() };

export const RectificationVerified = event({
  type: 'RectificationVerified',
  scope: 'contract',
  label: say('整改核验', 'Rectification verified'),
  act: 'VerifyRectification',
  outcome: ({ result }) => result,
  data: verdict,
  apply: (dossier, { lot, contract, rectification, result }) =>
    void contractOf(dossier, { lot, contract }).performance.rectifications.set(rectification, result !== 'mended'),
});

/** Says whether what was ordered has been mended; what has not stays open. */
export const verifyRectification = act({
  name: 'VerifyRectification',
  scope: 'contract',
  label: say('核验整改', 'Verify a rectification'),
  outcomes: { positive: ['mended'], other: ['notMended'] },
  addresses: [at(`${C}/rectifications/verify`)],
  input: verdict,
  events: [RectificationVerified],
  outcome: ({ result }) => result,
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed'), noneOpen(dossier, contract)),
  invariants: (dossier, { contract, rectification }) => broken(noneOpen(dossier, contract, rectification)),
  decide: (_, { contract: _contract, ...input }) => [RectificationVerified.of(input)],
});

/** Without an id: whether any is open. */
function noneOpen({ contracts }: Dossier, contract: string, id?: string) {
  const open = [...(contracts.get(contract)?.performance.rectifications ?? [])].flatMap(([one, is]) =>
    is ? [one] : [],
  );
  return (
    (id === undefined ? open.length === 0 : !open.includes(id)) &&
    breach(
      'NoRectificationOpen',
      'NR-36',
      [procurementLaw('41')],
      say('没有这一未核验的整改', 'No such rectification is open'),
      { ...(id === undefined ? {} : { rectification: id }), open },
      { kind: 'act', act: 'OrderRectification' },
    )
  );
}
