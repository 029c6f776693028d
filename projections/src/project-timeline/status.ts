import { ProjectStatus } from './document.js';
import { Draft } from './draft.js';

/** The furthest step that the project has taken, unless it has ended. */
export function statusOf({ ended, approval, lots, contracts }: Draft): ProjectStatus {
  if (ended) return ended;
  const signed = contracts.filter(({ status }) => status !== 'drafted');
  if (signed.some(({ status }) => status === 'performing')) return 'performing';
  if (signed.some(({ status }) => status === 'signed')) return 'contracted';
  const open = lots.some(({ status }) => status !== 'contracted' && status !== 'failed' && status !== 'cancelled');
  // A terminated contract alone completes nothing: the project waits for its own end.
  if (signed.length > 0 && !open)
    return signed.some(({ status }) => status === 'completed') ? 'completed' : 'contracted';
  if (lots.some(({ status }) => status === 'awarded')) return 'awarded';
  if (signed.length > 0) return 'contracted';
  if (lots.some(({ status }) => status !== 'planned')) return 'tendering';
  if (approval === 'rejected') return 'rejected';
  return approval === 'approved' ? 'approved' : 'proposed';
}
