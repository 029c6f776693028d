import { Actor, JsonObject } from '@tongjian/kernel';
import { Verdict } from '@tongjian/procedure';
import { purchaseOfServices, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** Roles that act for the body that purchases: each for its own purchases only. */
const FOR_THE_PURCHASER = /^purchaser(\.|$)/;

/**
 * 购买主体: whoever acts for a purchasing body acts on the purchases of that body alone. `purchaser` is the project's,
 * or the one that a proposal names.
 */
export function ownershipVerdict(
  { role, organisation }: Pick<Actor, 'role' | 'organisation'>,
  purchaser: string | undefined,
): Verdict | undefined {
  if (purchaser === undefined || !FOR_THE_PURCHASER.test(role)) return undefined;
  const own = organisation === purchaser;
  return {
    relation: 'own-purchase',
    kind: 'actors',
    outcome: own ? 'holds' : 'fails',
    code: 'NotOwnPurchase',
    rule: 'INV-54',
    source: [purchaseOfServices('5'), record('INV-54')],
    text: say('购买主体只办理本单位的购买项目', 'A purchasing body acts on its own purchases only'),
    facts: own ? {} : { purchaser, organisation },
    remedies: own ? [] : [{ kind: 'text', text: say(`由${purchaser}办理`, `${purchaser} has to do it`) }],
  };
}

/** Whose purchase an act is about: the project's purchaser, or the one that a proposal names. */
export function purchaserOf({ proposal }: Dossier, input: JsonObject): string | undefined {
  if (proposal) return proposal.purchaser;
  return typeof input['purchaser'] === 'string' ? input['purchaser'] : undefined;
}
