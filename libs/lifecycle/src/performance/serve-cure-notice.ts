import { endOf } from '@tongjian/money-time';
import { act, at, breach, broken, C, civilCode, event, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { Breached } from './performance.js';
import { Dossier } from '../dossier.js';
import { date, id, oneOf, text, title } from '../schema/index.js';
import { noSuchBreach } from './record-breach.js';

const notice = { breach: id(), clause: title(), cureBy: date(), demand: text() };
const change = (dossier: Dossier, place: { lot: string; contract: string }, id: string, to: Partial<Breached>) => {
  const { breaches } = contractOf(dossier, place).performance;
  const known = breaches.get(id);
  if (known) breaches.set(id, { ...known, ...to });
};

export const CureNoticeServed = event({
  type: 'CureNoticeServed',
  scope: 'contract',
  label: say('整改通知', 'Cure notice served'),
  act: 'ServeCureNotice',
  data: notice,
  apply: (dossier, { breach: id, cureBy, ...place }) => change(dossier, place, id, { cureBy: endOf(cureBy) }),
});

/** Gives the supplier time to mend a breach that can be mended, before the contract is ended for it (民法典 563). */
export const serveCureNotice = act({
  name: 'ServeCureNotice',
  scope: 'contract',
  label: say('送达整改通知', 'Serve a cure notice'),
  addresses: [at(`${C}/breaches/cure-notice`)],
  input: notice,
  events: [CureNoticeServed],
  standing: (dossier, { contract }) =>
    broken(contractIs(dossier, contract, 'signed'), nothingToCure(dossier, contract)),
  invariants: (dossier, { contract, breach: id, cureBy }, { at }) =>
    broken(
      noSuchBreach(dossier, contract, id),
      dossier.contracts.get(contract)?.performance.breaches.get(id)?.curable === false &&
        breach('NotCurable', 'INV-41', [civilCode('563')], say('该违约不能补救', 'This breach cannot be cured'), { breach: id }, { kind: 'act', act: 'ServeTerminationNotice' }), // prettier-ignore
      endOf(cureBy) <= at &&
        breach('DeadlineOver', 'INV-41', [civilCode('563')], say('整改期限须在今日之后', 'The time to cure lies ahead'), { cureBy }, state('另定期限', 'Set another day')), // prettier-ignore
    ),
  decide: (_, { contract: _contract, ...input }) => [CureNoticeServed.of(input)],
});

const verdict = { breach: id(), result: oneOf('cured', 'notCured'), findings: text() };

export const BreachCured = event({
  type: 'BreachCured',
  scope: 'contract',
  label: say('违约已补救', 'Breach cured'),
  act: 'VerifyCure',
  outcome: () => 'cured',
  data: verdict,
  apply: (dossier, { breach: id, ...place }) => change(dossier, place, id, { cured: true }),
});
export const CureFailed = event({
  type: 'CureFailed',
  scope: 'contract',
  label: say('逾期未补救', 'Breach not cured'),
  act: 'VerifyCure',
  outcome: () => 'notCured',
  data: verdict,
  apply: (dossier, { breach: id, ...place }) => change(dossier, place, id, { cured: false }),
});

/** Says whether the supplier has mended the breach; that it has not can be said only when its time is over. */
export const verifyCure = act({
  name: 'VerifyCure',
  scope: 'contract',
  label: say('核验违约补救', 'Verify the cure'),
  outcomes: { positive: ['cured'], other: ['notCured'] },
  addresses: [at(`${C}/breaches/verify-cure`)],
  input: verdict,
  events: [BreachCured, CureFailed],
  outcome: ({ result }) => result,
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: (dossier, { contract, breach: id, result }, { at }) => {
    const known = dossier.contracts.get(contract)?.performance.breaches.get(id);
    return broken(
      noSuchBreach(dossier, contract, id),
      known !== undefined &&
        known.cureBy === undefined &&
        breach('NoCureNotice', 'INV-41', [civilCode('563')], say('尚未送达整改通知', 'No notice to cure was served'), { breach: id }, { kind: 'act', act: 'ServeCureNotice' }), // prettier-ignore
      result === 'notCured' &&
        known?.cureBy !== undefined &&
        at <= known.cureBy &&
        breach('CureTimeNotOver', 'INV-41', [civilCode('563')], say('整改期限未满', 'The time to cure is not over'), { at, cureBy: known.cureBy }, { kind: 'wait', until: known.cureBy }), // prettier-ignore
    );
  },
  decide: (_, { contract: _contract, ...input }) => [(input.result === 'cured' ? BreachCured : CureFailed).of(input)],
});

function nothingToCure({ contracts }: Dossier, contract: string) {
  const open = [...(contracts.get(contract)?.performance.breaches.values() ?? [])].filter(
    ({ curable, cured }) => curable && cured !== true,
  );
  return (
    open.length === 0 &&
    breach(
      'NothingToCure',
      'INV-41',
      [civilCode('563')],
      say('没有可补救的违约', 'There is no breach that could be cured'),
      { contract },
      { kind: 'act', act: 'RecordBreach' },
    )
  );
}

/** A contract is ended for a breach that can be mended only after the time to mend it has passed in vain (民法典 563). */
export function cureGoesFirst({ contracts }: Dossier, contract: string, id: string | undefined, at: string) {
  const known = id === undefined ? undefined : contracts.get(contract)?.performance.breaches.get(id);
  if (!known) return false;
  const over = known.cureBy !== undefined && (known.cured === false || at > known.cureBy);
  return (
    (known.cured === true || (known.curable && !over)) &&
    breach(
      'CureGoesFirst',
      'INV-41',
      [civilCode('563')],
      say('可补救的违约,须先通知整改且逾期未改', 'A breach that can be mended is given time first'),
      { breach: id!, cureBy: known.cureBy ?? 'none', cured: known.cured ?? false },
      known.cureBy === undefined ? { kind: 'act', act: 'ServeCureNotice' } : { kind: 'wait', until: known.cureBy },
    )
  );
}
