import { Breach, breach, doFirst, KeyParts, record, say, Standpoint, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { order94 } from './sources.js';
import { caseKeyOf, Complaint, disputeAt, Dispute } from './dispute.js';

/** The case stands at one of these states, else why the act is out of order. */
export function disputeIs(
  dossier: Dossier,
  parts: KeyParts,
  kind: Dispute['kind'],
  ...states: readonly Dispute['state'][]
): Breach | false {
  const dispute = disputeAt(dossier, parts);
  if (dispute?.kind === kind && states.includes(dispute.state)) return false;
  return breach(
    'NotOpenCase',
    'NR-33',
    [record('NR-33')],
    say('案件不存在或所处状态不允许此行为', 'There is no such case, or it does not stand where this can be done'),
    { case: parts.case ?? '', kind: dispute?.kind ?? 'unknown', state: dispute?.state ?? 'unknown', wanted: states },
  );
}

/** What has to be done first where a complaint does not stand at the wanted state. */
const REACHED_BY: Partial<Record<Complaint['state'], string>> = {
  filed: 'FileComplaint',
  correcting: 'RequestComplaintCorrection',
  accepted: 'AcceptComplaint',
};

export function complaintIs(
  dossier: Dossier,
  parts: KeyParts,
  ...states: readonly Complaint['state'][]
): Breach | false {
  const stage = disputeAt(dossier, parts)?.complaint?.state ?? 'none';
  if (states.some((wanted) => wanted === stage)) return false;
  const over = stage === 'decided' || stage === 'inadmissible' || stage === 'withdrawn';
  const first = over ? undefined : states.map((wanted) => REACHED_BY[wanted]).find((act) => act !== undefined);
  return breach(
    'ComplaintOutOfOrder',
    'NR-33',
    [order94('21')],
    say('投诉所处阶段不允许此行为', 'The complaint does not stand where this can be done'),
    { case: parts.case ?? '', stage, wanted: states },
    ...(first ? [doFirst(first, caseKeyOf(parts))] : []),
  );
}

/** A supplier speaks for its own organisation only; the refusal names nobody else (O13). */
export const speaksForItself = ({ actor }: Pick<Standpoint, 'actor'>, by: string | undefined) =>
  by !== undefined &&
  actor.role === 'supplier' &&
  actor.organisation !== by &&
  breach(
    'NotOwnCase',
    'NR-33',
    [order94('11')],
    say('供应商只能以本单位名义询问、质疑、投诉', 'A supplier enquires, challenges and complains in its own name only'),
    { organisation: actor.organisation },
    state('以提出人的身份行为', 'Act for whoever raised the case'),
  );

export const notOwnCase = (dossier: Dossier, parts: KeyParts, standpoint: Pick<Standpoint, 'actor'>) =>
  speaksForItself(standpoint, disputeAt(dossier, parts)?.by);
