import { canonicalJson, JsonObject, StoredEvent } from '@tongjian/kernel';
import {
  act,
  at,
  Breach,
  breach,
  broken,
  event,
  History,
  P,
  procurementLaw,
  record,
  say,
  state,
} from '../act/index.js';
import { newContradictions } from '../dossier-laws/index.js';
import { Dossier } from '../dossier.js';
import { anyObject, code, matching, misfits, text } from '../schema/index.js';
import { mayAmend, standing } from './authority.js';
import { reliedOn } from './relied-on.js';

/** A recorded event's id. */
export const eventId = () => matching('^[0-9a-f-]{36}$');

const correction = { event: eventId(), data: anyObject(), reason: text() };

export const ActCorrected = event({
  type: 'ActCorrected',
  scope: 'project',
  label: say('更正', 'Act corrected'),
  act: 'CorrectAct',
  data: { ...correction, type: code() },
  amends: ({ event, data }) => ({ corrects: { event, data } }),
});

/** Figures that code computed, what bidders sealed, what others said: they are done again or voided, never typed over. */
const NOT_CORRECTABLE = new Set([
  'ApprovalRouteDetermined',
  'BidSubmitted',
  'BidRevealed',
  'OpeningKeyPublished',
  'BidSealed',
  'BidKeyReleased',
  'KeySharesReleased',
  'BidRecovered',
  'BidOpened',
  'BidsOpened',
  'ReportSignatureGiven',
  'EvaluationReportSigned',
  'EvaluationResultDetermined',
  'TerminationTriggered',
  'TerminationNoticeServed',
  'ContractTerminated',
  'TreasuryPaymentInstructed',
  'ChallengeLodged',
  'ComplaintFiled',
  'RemedyRequired',
  'RemedyCarriedOut',
  'AwardAnnulled',
  'FrameworkEstablished',
  'FrameworkSupplierAdmitted',
  'CallOffAwarded',
]);

/** Replaces a mistyped event's data, as if it had been recorded so; the original stays in the record and is shown. */
export const correctAct = act({
  name: 'CorrectAct',
  scope: 'project',
  label: say('更正行为', 'Correct an act'),
  addresses: [at(`${P}/corrections`)],
  input: correction,
  events: [ActCorrected],
  invariants: (dossier, { event: id, data }, { actor, history }) => {
    const recorded = history.find(id);
    const unfit = standing(recorded, id, history.stands(id));
    if (unfit.length > 0 || !recorded) return unfit;
    const wrong = wrongData(recorded, data, history);
    return [...mayAmend(actor, recorded), ...(wrong.length > 0 ? wrong : lawful(dossier, recorded, data, history))];
  },
  decide: (_, { event: id, ...input }, { history }) => [
    ActCorrected.of({ ...input, event: id, type: history.find(id)!.type }),
  ],
});

/** What chose the procedure that judges the project: another choice is another project (INV-08). */
const CHOSE_PROCEDURE = ['procedure', 'jurisdiction', 'mode', 'serviceType'];

function wrongData(recorded: StoredEvent, data: JsonObject, history: History): readonly Breach[] {
  const definition = history.definitionOf(recorded);
  const found = misfits(definition.schema, data);
  if (found.length > 0)
    return [
      breach(
        'DataDoesNotFit',
        'INV-19',
        [record('INV-19')],
        say('更正内容不符合该事件的格式', 'The data do not fit the event'),
        {
          misfits: found.map(({ pointer, reason }) => `${pointer} ${reason}`),
        },
      ),
    ];
  const meaning = (of: JsonObject) => canonicalJson(definition.happening({ ...recorded, data: of }) ?? {});
  const pinned = (of: JsonObject) => canonicalJson(CHOSE_PROCEDURE.map((name) => of[name] ?? ''));
  return broken(
    NOT_CORRECTABLE.has(recorded.type) &&
      breach(
        'NotCorrectable',
        'INV-28',
        [procurementLaw('42')],
        say('计算得出或密封的数据不得改写', 'What was computed or sealed is not typed over'),
        { type: recorded.type },
        { kind: 'act', act: 'VoidAct' },
      ),
    canonicalJson(data) === canonicalJson(recorded.data) &&
      breach('NothingChanges', 'INV-19', [record('INV-19')], say('内容没有变化', 'The data are what was recorded'), {}),
    (meaning(data) !== meaning(recorded.data) ||
      (recorded.type === 'ProjectProposed' && pinned(data) !== pinned(recorded.data))) &&
      breach(
        'ChangesWhatHappened',
        'INV-19',
        [record('INV-19')],
        say(
          '更正不得改变办理的对象、结果或所依程序',
          'A correction changes neither the object, the outcome nor the procedure',
        ),
        { type: recorded.type },
        { kind: 'act', act: 'VoidAct' },
        state('作废后重新办理', 'Void it and do it again'),
      ),
  );
}

/**
 * A correction is no way round a rule: what others have relied on stays, the act itself would have been let pass with
 * these data, and the dossier that the correction leaves keeps every law that held before.
 */
function lawful(dossier: Dossier, recorded: StoredEvent, data: JsonObject, history: History): readonly Breach[] {
  const closed = reliedOn(dossier, recorded, data, history);
  if (closed.length > 0) return closed;
  const refused = history.refusedAgain(recorded.id, data);
  return refused.length > 0 ? refused : newContradictions(dossier, history.corrected(recorded.id, data));
}
