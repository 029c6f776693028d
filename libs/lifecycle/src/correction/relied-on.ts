import { canonicalJson, JsonObject, Remedy, StoredEvent } from '@tongjian/kernel';
import { Breach, breach, civilCode, History, procurementLaw, purchaseOfServices, record, say } from '../act/index.js';
import { paymentsOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';

/** Data on which others rely from some moment on, and what may still be mistyped and mended in them. */
interface Reliance {
  readonly begun: (dossier: Dossier, data: JsonObject, history: History) => boolean;
  /** Fields that nobody relies on: numbers of papers, names. */
  readonly open: readonly string[];
  readonly refusal: (event: StoredEvent) => Breach;
}

const contractAt = ({ contracts }: Dossier, { contract }: JsonObject) => contracts.get(String(contract));
const lotAt = ({ lots }: Dossier, { lot }: JsonObject) => lots.get(String(lot));

const hasBids: Reliance['begun'] = (dossier, data) => (lotAt(dossier, data)?.bids.size ?? 0) > 0;
const isSigned: Reliance['begun'] = (dossier, data) => (contractAt(dossier, data)?.status ?? 'drafted') !== 'drafted';

const closed =
  (code: string, rule: string, source: Breach['source'], zh: string, en: string, ...remedies: readonly Remedy[]) =>
  ({ type, id }: StoredEvent): Breach =>
    breach(code, rule, source, say(zh, en), { event: id, type }, ...remedies);

const signed = closed(
  'ContractIsSigned',
  'INV-25',
  [procurementLaw('49'), civilCode('543')],
  '合同签订后,条款只能由双方补充约定,不得更正',
  'What both parties signed is changed by a supplement of both, not by a correction',
  { kind: 'act', act: 'AmendContract' },
);
const noticed = closed(
  'BidsRelyOnIt',
  'INV-57',
  [procurementLaw('35')],
  '已有投标,采购文件和公告的截止时间、条件不得更正',
  'Bidders rely on the documents and the deadline once a bid has come in',
  { kind: 'act', act: 'ExtendDeadline' },
);
const planned = closed(
  'ImplementationHasBegun',
  'INV-30',
  [record('INV-30')],
  '实施开始后评价方案不得更改',
  'The evaluation plan is fixed once implementation has begun',
);
const paid = closed(
  'PaymentsRelyOnIt',
  'INV-44',
  [record('INV-44')],
  '已按里程碑申请支付,实施方案不得更正',
  'Payments were requested by these milestones',
);
const checked = closed(
  'ChecksRelyOnIt',
  'INV-03',
  [purchaseOfServices('10')],
  '购买内容已经核对或立项,不得更正;立项前可修改申报后重新核对',
  'What is bought was checked or approved as it stands; before the approval revise it and have it checked anew',
  { kind: 'act', act: 'ReviseProposal' },
);

const SIGNED = (...open: readonly string[]): readonly Reliance[] => [{ begun: isSigned, open, refusal: signed }];
const NOTICED = (...open: readonly string[]): readonly Reliance[] => [{ begun: hasBids, open, refusal: noticed }];
const MONEY = ['budgetFen', 'budgetLine', 'fundingSources'];
const NAMES = ['title', 'district', 'purchaser'];
const PROPOSED: readonly Reliance[] = [
  {
    begun: (_, __, history) => history.tells('ScopeCheckPassed', 'BudgetLineConfirmed', 'ProjectReviewed'),
    open: [...NAMES, ...MONEY],
    refusal: checked,
  },
  {
    begun: ({ approval }) => approval?.outcome === 'approved',
    open: NAMES,
    refusal: checked,
  },
];

const isClosed: Reliance['begun'] = (dossier, { lot }) =>
  [...dossier.calls.values()].some(({ lots, closed: over }) => over && lots.includes(String(lot)));
const called = closed(
  'ProposalsRelyOnIt',
  'INV-28',
  [record('INV-28')],
  '已有申报,公布的申报条件、标准和选择规则不得更正',
  'Applicants rely on the published terms and on the rule of selection',
);
const CALLED = (...open: readonly string[]): readonly Reliance[] => [
  {
    begun: ({ lots }, { lots: put }) =>
      (put as readonly { lot: string }[]).some(({ lot }) => (lots.get(lot)?.applications?.size ?? 0) > 0),
    open,
    refusal: called,
  },
];
const ranked = closed(
  'RankingRelyOnIt',
  'INV-28',
  [record('INV-28')],
  '已排序,审查和评分不得更正;应作废排序后重新评审',
  'The ranking was computed from it; void the ranking first',
);
const RANKED: readonly Reliance[] = [
  { begun: (dossier, data) => lotAt(dossier, data)?.ranking !== undefined, open: ['reason'], refusal: ranked },
];

const RELIANCES: Readonly<Record<string, readonly Reliance[]>> = {
  ProjectProposed: PROPOSED,
  ProjectProposalRevised: PROPOSED,
  TenderDocumentsIssued: NOTICED(),
  TenderNoticePublished: NOTICED('noticeNo'),
  TenderDeadlineExtended: NOTICED('reason'),
  ContractDrafted: SIGNED('templateVersion'),
  ContractSigned: SIGNED('contractNo'),
  PaymentScheduleAgreed: SIGNED(),
  ContractAmended: SIGNED('supplementNo', 'reason'),
  // ---- A call and what was proposed in answer to it.
  CallForProposalsOpened: CALLED('conditions'),
  ProposalSubmitted: [{ begun: isClosed, open: [], refusal: called }],
  ProposalAdmissibilityChecked: RANKED,
  ProposalScored: RANKED,
  ContractRenewed: SIGNED('renewalNo', 'reason'),
  TerminationSettled: SIGNED('basis'),
  EvaluationPlanned: [
    {
      begun: (dossier, data) => contractAt(dossier, data)?.implementationBegun === true,
      open: [],
      refusal: planned,
    },
  ],
  ImplementationPlanApproved: [
    {
      begun: (dossier, { contract }) => paymentsOf(dossier, String(contract)).length > 0,
      open: ['staff'],
      refusal: paid,
    },
  ],
};

/** Data that others have relied on since are closed to correction, whoever mistyped them (INV-30, INV-25, INV-57). */
export function reliedOn(dossier: Dossier, event: StoredEvent, data: JsonObject, history: History): readonly Breach[] {
  const counting = history.counting(event.id);
  const of = (from: JsonObject) => ({ ...from, ...(from['changes'] as JsonObject | undefined), changes: '' });
  const [was, is] = [of(counting), of(data)] as JsonObject[];
  const names = [...new Set([...Object.keys(was!), ...Object.keys(is!)])];
  const changed = names.filter((name) => canonicalJson(was![name] ?? null) !== canonicalJson(is![name] ?? null));
  const found = (RELIANCES[event.type] ?? []).find(
    ({ begun, open }) =>
      begun(dossier, event.data, history) && changed.some((name) => name !== 'sample' && !open.includes(name)),
  );
  return found ? [found.refusal(event)] : [];
}
