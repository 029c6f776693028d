import { act, at, broken, event, P, say, T } from '../act/index.js';
import { digest, oneOf, optional, text, title } from '../schema/index.js';
import { disputeIs, notOwnCase } from './conditions.js';
import { caseKeyOf, disputeAt } from './dispute.js';

const reconsideration = { body: title(), request: text() };

export const ReconsiderationRequested = event({
  type: 'ReconsiderationRequested',
  scope: 'case',
  label: say('申请行政复议', 'Reconsideration requested'),
  act: 'RequestReconsideration',
  data: reconsideration,
});

/** Who is not content with the decision, or got none in time, may have it reconsidered (政府采购法 58). */
export const requestReconsideration = act({
  name: 'RequestReconsideration',
  scope: 'case',
  under: ['lot'],
  label: say('申请行政复议', 'Request reconsideration'),
  addresses: [at(`${T}/complaints/{case}/reconsideration`)],
  input: reconsideration,
  events: [ReconsiderationRequested],
  standing: (dossier, parts, standpoint) => broken(notOwnCase(dossier, parts, standpoint)),
  decide: (_, input) => [ReconsiderationRequested.of(input)],
});

const litigation = { court: title(), caseNo: optional(title()), request: text() };

export const LitigationFiled = event({
  type: 'LitigationFiled',
  scope: 'case',
  label: say('提起行政诉讼', 'Litigation filed'),
  act: 'FileLitigation',
  data: litigation,
});

/** Or go to court (政府采购法 58). What a court has taken in is recorded, whatever came before. */
export const fileLitigation = act({
  name: 'FileLitigation',
  scope: 'case',
  under: ['lot'],
  label: say('提起行政诉讼', 'File litigation'),
  addresses: [at(`${T}/complaints/{case}/litigation`)],
  input: litigation,
  events: [LitigationFiled],
  standing: (dossier, parts, standpoint) => broken(notOwnCase(dossier, parts, standpoint)),
  decide: (_, input) => [LitigationFiled.of(input)],
});

const tip = {
  /** Of what was written or said: the text itself, and who said it, stay outside the record. */
  digest: digest(),
  channel: oneOf('hotline', 'letter', 'visit', 'online', 'media', 'other'),
  about: optional(text(200)),
};

export const PublicTipReceived = event({
  type: 'PublicTipReceived',
  scope: 'case',
  label: say('收到社会监督投诉', 'Public tip received'),
  act: 'ReceivePublicTip',
  data: tip,
  apply: ({ cases }, data, { meta }) =>
    void cases.set(caseKeyOf(data), { kind: 'tip', by: '', matters: [], at: meta.occurredAt, state: 'open' }),
});

/** Takes in what the public reports about a purchase (政府采购法 70): by digest, so that nobody is given away. */
export const receivePublicTip = act({
  name: 'ReceivePublicTip',
  scope: 'case',
  under: ['project'],
  opensKey: true,
  label: say('收到社会监督投诉', 'Receive a public tip'),
  addresses: [at(`${P}/tips`)],
  input: tip,
  events: [PublicTipReceived],
  decide: (_, input) => [PublicTipReceived.of(input)],
});

const finding = { finding: oneOf('confirmed', 'notConfirmed', 'referred'), measures: text() };

export const PublicTipResolved = event({
  type: 'PublicTipResolved',
  scope: 'case',
  label: say('处理社会监督投诉', 'Public tip resolved'),
  act: 'ResolvePublicTip',
  data: finding,
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) dispute.state = 'answered';
  },
});

/** Says what was found and done about a tip. */
export const resolvePublicTip = act({
  name: 'ResolvePublicTip',
  scope: 'case',
  under: ['project'],
  label: say('处理社会监督投诉', 'Resolve a public tip'),
  addresses: [at(`${P}/tips/{case}/resolve`)],
  input: finding,
  events: [PublicTipResolved],
  standing: (dossier, parts) => broken(disputeIs(dossier, parts, 'tip', 'open')),
  decide: (_, input) => [PublicTipResolved.of(input)],
});
