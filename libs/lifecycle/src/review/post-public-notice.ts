import { beijingDate, dateOf, serialOf } from '@tongjian/money-time';
import { act, at, breach, broken, doFirst, event, P, record as recordOf, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { code, date, fen, id, int, list, record, title } from '../schema/index.js';

const notice = { noticeNo: title(), channel: title(), days: int(1, 365) };

export const ProjectPublicNoticePosted = event({
  type: 'ProjectPublicNoticePosted',
  scope: 'project',
  label: say('社会公示', 'Public notice posted'),
  act: 'PostPublicNotice',
  data: {
    ...notice,
    closesOn: date(),
    amountFen: fen(),
    /** Whom the project is given to, lot by lot. */
    awards: list(record({ lot: id(), supplier: code(), amountFen: fen() }), 0, 100),
  },
  apply: (dossier, { noticeNo, closesOn }) =>
    void (dossier.publicNotice = { noticeNo, closesOn, status: 'open', objections: new Map() }),
});

/** Tells the public what was approved, for whom and for how much, so that anybody may object (UM-13, UM-18). */
export const postPublicNotice = act({
  name: 'PostPublicNotice',
  scope: 'project',
  label: say('发布社会公示', 'Post the public notice'),
  addresses: [at(`${P}/public-notice/post`)],
  input: notice,
  events: [ProjectPublicNoticePosted],
  /** How long it stands the procedure says, by a parameter of its adopter. */
  facts: (_, { days }) => ({ notice: { days } }),
  standing: (dossier) => broken(oneAtATime(dossier), approved(dossier)),
  decide: (dossier, input, { at: now }) => [
    ProjectPublicNoticePosted.of({
      ...input,
      closesOn: dateOf(serialOf(beijingDate(now)) + input.days),
      amountFen: dossier.fundingFen ?? dossier.approval?.amountFen ?? 0,
      awards: [...dossier.lots.values()].flatMap(({ lot, award }) =>
        award ? [{ lot, supplier: award.supplier, amountFen: award.priceFen }] : [],
      ),
    }),
  ],
});

const oneAtATime = ({ publicNotice }: Dossier) =>
  publicNotice?.status === 'open' &&
  breach(
    'NoticeOpen',
    'INV-19',
    [recordOf('INV-19')],
    say('公示正在进行', 'A notice is open'),
    { noticeNo: publicNotice.noticeNo, closesOn: publicNotice.closesOn },
    doFirst('ClosePublicNotice'),
  );

const approved = ({ approval }: Dossier) =>
  approval?.outcome !== 'approved' &&
  breach(
    'NotApproved',
    'INV-19',
    [recordOf('INV-19')],
    say('项目尚未立项', 'The project is not approved'),
    { approval: approval?.outcome ?? 'none' },
    doFirst('ApproveProject'),
  );
