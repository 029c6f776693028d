import { act, at, breach, broken, event, P, record, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { int, oneOf, text } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';
import { admitted, applicationsOf, callOf, inForce, panelMembersOf } from './places.js';
import { missingSheets } from './ranking.js';

const failure = { ground: oneOf('noProposals', 'noneAdmitted', 'noneRecommended', 'taskCancelled'), reason: text() };

export const CallFailed = event({
  type: 'CallFailed',
  scope: 'lot',
  label: say('申报流标', 'Call failed'),
  act: 'FailCall',
  data: { ...failure, proposals: int(0) },
  apply: (dossier, { lot }) => void (lotOf(dossier, lot).status = 'failed'),
});

/** Ends a lot of a call without an award, on a ground that the record bears out; its money is free again. */
export const failCall = act({
  name: 'FailCall',
  scope: 'lot',
  label: say('申报流标', 'Fail the call'),
  addresses: [at(`${P}/lots/{lot}/call/fail`)],
  input: failure,
  events: [CallFailed],
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned', 'ranked'), wasCalled(dossier, lot)),
  invariants: (dossier, input) => broken(groundHolds(dossier, input)),
  decide: (dossier, { lot, ...input }) => [
    CallFailed.of({ ...input, proposals: inForce(applicationsOf(dossier, lot)).length }),
  ],
});

const wasCalled = (dossier: Dossier, lot: string) =>
  callOf(dossier, lot) === undefined &&
  breach(
    'NotCalled',
    'INV-19',
    [record('INV-19')],
    say('本标段未以申报方式组织', 'This lot was not put out by a call'),
    { lot },
    { kind: 'act', act: 'CancelTender', key: `lot-${lot}` },
  );

function groundHolds(dossier: Dossier, { lot, ground }: { readonly lot: string; readonly ground: string }) {
  const closed = callOf(dossier, lot)?.closed === true;
  const proposals = inForce(applicationsOf(dossier, lot));
  const opposed =
    missingSheets(proposals, panelMembersOf(dossier, lot)).length === 0 &&
    admitted(proposals).every(({ sheets }) => sheets.every(({ opinion }) => opinion === 'oppose'));
  const holds =
    ground === 'taskCancelled' ||
    (closed &&
      ((ground === 'noProposals' && proposals.length === 0) ||
        (ground === 'noneAdmitted' &&
          proposals.length > 0 &&
          proposals.every(({ admissible }) => admissible === false)) ||
        (ground === 'noneRecommended' && admitted(proposals).length > 0 && opposed)));
  return (
    !holds &&
    breach(
      'GroundDoesNotHold',
      'NR-48',
      [record('NR-48')],
      say('记录不支持该流标理由', 'The record does not bear this ground out'),
      { ground, closed, proposals: proposals.length, admitted: admitted(proposals).length },
      state('按实际情形选择理由', 'State the ground that applies'),
    )
  );
}
