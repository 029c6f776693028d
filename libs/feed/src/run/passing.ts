import { UnstorableValue } from '@tongjian/kernel';
import { DocumentTooLarge, IndexUnusable, TotalTooLarge } from '@tongjian/read-models';
import { BadContribution } from '../fold/contributions.js';
import { FoldFault } from '../fold/folding.js';
import { ChangedFold } from './prepare.js';
import { NotProven } from './proof.js';

/** What lies in the events, the fold or the form: doing it again gives the same. */
const LASTING = [
  ...[FoldFault, BadContribution, UnstorableValue, DocumentTooLarge, TotalTooLarge],
  ...[IndexUnusable, ChangedFold, NotProven],
];

/** Whether a fault may pass by itself: a server was away, and comes back. */
export const mayPass = (error: unknown): boolean => !LASTING.some((kind) => error instanceof kind);
