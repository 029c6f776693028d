import { isOperatorOnly } from '../client/roles';
import { SignedIn } from '../client/types';
import { go } from '../routing/location';

/** Who only runs the system comes for the system, not for the board, unless a link asked for another page. */
export function landOn({ grants }: SignedIn): void {
  if (isOperatorOnly(grants) && window.location.pathname === '/') go('/system', { replace: true });
}
