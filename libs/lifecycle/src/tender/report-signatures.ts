import { digestOf } from '@tongjian/kernel';
import { breach, broken, Occasion, record, regulation, say, Standpoint, state } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Lot } from '../dossier.js';
import { rankingOf } from './ranking.js';

type Acting = Pick<Standpoint, 'actor'> & Pick<Occasion, 'attachments'>;

/** What a member signs: the ranking that the record gives at that moment. A signature counts for no other. */
export const rankingDigest = (lot: Lot): string => digestOf(rankingOf(lot) as never);

/** The panel, else those who scored: the report is theirs, and all of them sign it, with their dissent where they have one. */
export const membersOf = ({ panel, scores }: Lot): readonly string[] =>
  panel ?? [...new Set(scores.map(({ member }) => member))];

/** The members whose signature under the ranking as it stands is still missing. */
export function unsigned(lot: Lot): readonly string[] {
  const digest = rankingDigest(lot);
  return membersOf(lot).filter((member) => lot.signatures.get(member)?.ranking !== digest);
}

/** Whoever scored signs, once, for itself; what members signed on paper the agency enters with the paper (INV-28, NR-34b). */
export function notTheirSignature(lot: Lot | undefined, member: string | undefined, { actor, attachments }: Acting) {
  const signer = member ?? actor.person;
  const members = lot ? membersOf(lot) : [];
  if (!lot || members.length === 0) return false;
  return broken(
    !members.includes(signer) &&
      breach(
        'NotAMember',
        'NR-34b',
        [regulation('41')],
        say(
          '只有参加评分的评审成员签署评审报告或提出不同意见',
          'Only members who scored sign the report or dissent from it',
        ),
        { member: signer, members },
        state('由评审成员签署', 'Let each member sign'),
      ),
    members.includes(signer) &&
      !unsigned(lot).includes(signer) &&
      breach('SignedAlready', 'NR-34b', [regulation('41')], say('该成员已签署', 'This member has signed already'), {
        member: signer,
        missing: unsigned(lot),
      }),
    signer !== actor.person &&
      (actor.role === 'expert'
        ? breach(
            'NotOwnSignature',
            'INV-54',
            [record('INV-54')],
            say('评审专家只能为自己签署', 'An expert signs in its own name only'),
            { member: signer, person: actor.person },
            state('以本人名义签署', 'Sign in your own name'),
          )
        : needsDocument(attachments, 'NR-34b', [regulation('41')])),
  );
}
