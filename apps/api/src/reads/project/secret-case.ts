import { StoredEvent } from '@tongjian/kernel';
import { keyOf, type KeyParts, ProjectState } from '@tongjian/lifecycle';
import { Caller } from '../../access/caller.js';
import { isOutside } from '../../access/outside.js';

type Told = Pick<StoredEvent, 'data' | 'meta'>;

/** From outside nobody knows, before the result is announced, who else asked, challenged or complained (O13). */
export function mayKnowCase(caller: Caller, { data, meta }: Told, { dossier }: ProjectState): boolean {
  if (data['case'] === undefined || !isOutside(caller) || meta.actor.person === caller.subject) return true;
  const lot = dossier.lots.get(String(data['lot']));
  if (lot === undefined || lot.resultPublished === true) return true;
  const raised = dossier.cases.get(keyOf('case', data as KeyParts) ?? '');
  return raised !== undefined && caller.grants.some(({ organisation }) => organisation === raised.by);
}
