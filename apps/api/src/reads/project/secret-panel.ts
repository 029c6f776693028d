import { StoredEvent } from '@tongjian/kernel';
import { ProjectState } from '@tongjian/lifecycle';
import { Caller } from '../../access/caller.js';
import { isOutside } from '../../access/outside.js';

/** What tells who sits on a panel, or how one of them judges. */
const OF_THE_PANEL: ReadonlySet<string> = new Set([
  'PanelDrawRequested',
  'PanelDrawn',
  'ExpertRecused',
  'ExpertReplaced',
  'PanelConstituted',
  'BidScored',
  'ReportSignatureGiven',
  'EvaluationReportSigned',
]);

/** Until the result, the names of the experts are kept from those outside, but for the panel itself (INV-27, O13). */
export function mayKnowPanel(
  caller: Caller,
  { type, data, meta }: Pick<StoredEvent, 'type' | 'data' | 'meta'>,
  { dossier }: ProjectState,
): boolean {
  if (!OF_THE_PANEL.has(type) || !isOutside(caller) || meta.actor.person === caller.subject) return true;
  const panel = dossier.panels.get(String(data['panel']));
  if (panel) return panel.disclosed || panel.drawn.some(({ expert }) => expert === caller.subject);
  const lot = dossier.lots.get(String(data['lot']));
  return lot === undefined || DECIDED.has(lot.status) || lot.panel?.includes(caller.subject) === true;
}

const DECIDED: ReadonlySet<unknown> = new Set(['awarded', 'contracted', 'failed', 'cancelled']);
