import { beginningOf, beijingDate, dateOf, serialOf } from '@tongjian/money-time';
import {
  act,
  at,
  breach,
  broken,
  doFirst,
  event,
  P,
  record as recordOf,
  say,
  Standpoint,
  state,
} from '../act/index.js';
import { Dossier } from '../dossier.js';
import { DataOf, id, list, oneOf, record, text } from '../schema/index.js';

const answers = list(record({ objection: id(), decision: oneOf('upheld', 'dismissed'), reason: text() }), 0, 1000);
const closing = { answers };
type Closing = DataOf<typeof closing>;

const outcomeOf = ({ answers }: Closing) =>
  answers.some(({ decision }) => decision === 'upheld') ? 'upheld' : 'closed';

export const ProjectPublicNoticeClosed = event({
  type: 'ProjectPublicNoticeClosed',
  scope: 'project',
  label: say('公示结束', 'Public notice closed'),
  act: 'ClosePublicNotice',
  outcome: outcomeOf,
  data: closing,
  apply: ({ publicNotice }, input) => {
    if (!publicNotice) return;
    publicNotice.status = outcomeOf(input);
    for (const { objection, decision } of input.answers) publicNotice.objections.set(objection, decision);
  },
});

/** Ends a notice when its whole time is over, every objection answered. One that is upheld opens no way to a contract. */
export const closePublicNotice = act({
  name: 'ClosePublicNotice',
  scope: 'project',
  label: say('结束社会公示', 'Close the public notice'),
  outcomes: { positive: ['closed'], other: ['upheld'] },
  addresses: [at(`${P}/public-notice/close`)],
  input: closing,
  events: [ProjectPublicNoticeClosed],
  outcome: outcomeOf,
  standing: (dossier, _, standpoint) => broken(noticeOpen(dossier), wholeTime(dossier, standpoint)),
  invariants: (dossier, input) => broken(everyObjection(dossier, input)),
  decide: (_, input) => [ProjectPublicNoticeClosed.of(input)],
});

const noticeOpen = ({ publicNotice }: Dossier) =>
  publicNotice?.status !== 'open' &&
  breach(
    'NoNoticeOpen',
    'INV-19',
    [recordOf('INV-19')],
    say('没有正在进行的公示', 'No notice is open'),
    {},
    doFirst('PostPublicNotice'),
  );

function wholeTime({ publicNotice }: Dossier, { at: now }: Standpoint) {
  if (publicNotice?.status !== 'open') return false;
  const { closesOn } = publicNotice;
  const today = beijingDate(now);
  return (
    today <= closesOn &&
    breach(
      'TooEarly',
      'INV-19',
      [recordOf('INV-19')],
      say('公示期未满', 'The notice has not stood its whole time'),
      { today, closesOn },
      { kind: 'wait', until: beginningOf(dateOf(serialOf(closesOn) + 1)) },
    )
  );
}

function everyObjection({ publicNotice }: Dossier, { answers }: Closing) {
  const answered = answers.map(({ objection }) => objection);
  const lodged = [...(publicNotice?.objections.keys() ?? [])];
  const missing = lodged.filter((one) => !answered.includes(one));
  const strange = answered.filter((one, i) => !lodged.includes(one) || answered.indexOf(one) !== i);
  return (
    (missing.length > 0 || strange.length > 0) &&
    breach(
      'ObjectionsUnanswered',
      'INV-19',
      [recordOf('INV-19')],
      say('每项异议须答复一次', 'Every objection is answered once'),
      { missing, strange },
      state('逐项答复异议', 'Answer each objection'),
    )
  );
}
