import { beijingDate } from '@tongjian/money-time';
import { act, at, breach, broken, event, P, record, say, Standpoint, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { code, id, text } from '../schema/index.js';

const objection = { objection: id(), objector: code(), ground: text() };

export const ProjectPublicNoticeObjectionLodged = event({
  type: 'ProjectPublicNoticeObjectionLodged',
  scope: 'project',
  label: say('公示异议', 'Public notice objection lodged'),
  act: 'LodgeNoticeObjection',
  data: objection,
  apply: ({ publicNotice }, { objection }) => void publicNotice?.objections.set(objection, 'open'),
});

/** Anybody may object while the notice stands, its last day included. */
export const lodgeNoticeObjection = act({
  name: 'LodgeNoticeObjection',
  scope: 'project',
  label: say('提出公示异议', 'Object to the public notice'),
  addresses: [at(`${P}/public-notice/objections`)],
  input: objection,
  events: [ProjectPublicNoticeObjectionLodged],
  standing: (dossier, _, standpoint) => broken(noticeStands(dossier, standpoint)),
  invariants: ({ publicNotice }, { objection }) =>
    broken(
      publicNotice?.objections.has(objection) === true &&
        breach(
          'ObjectionKnown',
          'INV-19',
          [record('INV-19')],
          say('异议编号已使用', 'An objection of that number was lodged already'),
          { objection },
          state('为异议另取编号', 'Give the objection a number of its own'),
        ),
    ),
  decide: (_, input) => [ProjectPublicNoticeObjectionLodged.of(input)],
});

function noticeStands({ publicNotice }: Dossier, { at: now }: Standpoint) {
  const today = beijingDate(now);
  return (
    (publicNotice?.status !== 'open' || today > publicNotice.closesOn) &&
    breach('NoNoticeOpen', 'INV-19', [record('INV-19')], say('没有正在进行的公示', 'No notice is open'), {
      today,
      ...(publicNotice ? { closesOn: publicNotice.closesOn } : {}),
    })
  );
}
