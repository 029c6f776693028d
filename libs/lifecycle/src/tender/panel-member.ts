import { breach, doFirst, regulation, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bidsInForce } from '../dossier-access.js';

/** Where a panel is constituted, its members give the scores and nobody else (INV-27, NR-27). */
export function notOnThePanel({ lots }: Dossier, lot: string, member: string) {
  const panel = lots.get(lot)?.panel;
  return (
    panel !== undefined &&
    !panel.includes(member) &&
    breach(
      'NotOnThePanel',
      'INV-27',
      [regulation('39')],
      say('只有评审小组成员评分', 'Only a member of the panel scores'),
      { lot, member },
      state('由评审小组成员评分', 'Let the members of the panel score'),
    )
  );
}

/** An expert whose employer bids stands aside (NR-28). */
export function conflicted(dossier: Dossier, lotId: string, member: string) {
  const lot = dossier.lots.get(lotId);
  const employers = [...dossier.panels.values()].flatMap(({ drawn }) =>
    drawn.filter(({ expert }) => expert === member).map(({ employer }) => employer),
  );
  const own = (lot ? bidsInForce(lot) : []).filter(({ bidder }) => employers.includes(bidder));
  return (
    own.length > 0 &&
    breach(
      'ConflictOfInterest',
      'NR-28',
      [regulation('9')],
      say('专家与投标供应商有劳动关系的, 应当回避', 'An expert whom a bidder employs must stand aside'),
      { lot: lotId, member, bidders: own.map(({ bidder }) => bidder) },
      doFirst('RecuseExpert'),
    )
  );
}
