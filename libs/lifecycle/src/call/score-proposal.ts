import {
  act,
  at,
  breach,
  broken,
  doFirst,
  event,
  Occasion,
  P,
  record as recordOf,
  regulation,
  say,
  state,
} from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { code, DataOf, id, int, list, oneOf, optional, person, record, text } from '../schema/index.js';
import { OPINIONS } from './call.js';
import { admitted, applicationsOf, callOf, callStands, inForce, panelMembersOf } from './places.js';

const sheet = {
  proposal: id(),
  scores: list(record({ criterion: code(), hundredths: int(0, 10000) }), 0, 100),
  opinion: oneOf(...OPINIONS),
  reason: text(),
};
type Scoring = DataOf<typeof sheet> & { readonly lot: string; readonly member?: string };

export const ProposalScored = event({
  type: 'ProposalScored',
  scope: 'lot',
  label: say('申报评分', 'Proposal scored'),
  act: 'ScoreProposal',
  data: { ...sheet, member: person() },
  apply: ({ lots }, { lot, proposal, member, scores, opinion }) => {
    const found = lots.get(lot)?.applications?.get(proposal);
    if (found) found.sheets = [...found.sheets.filter((one) => one.member !== member), { member, scores, opinion }];
  },
});

/** One expert's marks and recommendation on one admitted proposal; once given they stand (INV-28). */
export const scoreProposal = act({
  name: 'ScoreProposal',
  scope: 'lot',
  label: say('评分(申报)', 'Score a proposal'),
  addresses: [at(`${P}/lots/{lot}/proposals/score`)],
  /** What an expert wrote on paper is entered by another, with the paper. */
  input: { ...sheet, member: optional(person()) },
  events: [ProposalScored],
  standing: (dossier, { lot }) => broken(callStands(dossier, lot, 'closed'), somethingToScore(dossier, lot)),
  invariants: (dossier, input, occasion) =>
    broken(
      isAdmitted(dossier, input),
      onceEach(dossier, input, occasion),
      everyCriterion(dossier, input),
      ownSheet(input, occasion),
      notOnThePanel(dossier, input, occasion),
      conflicted(dossier, input, occasion),
    ),
  decide: (_, { lot: _lot, member, ...input }, { actor }) => [
    ProposalScored.of({ ...input, member: member ?? actor.person }),
  ],
});

const somethingToScore = (dossier: Dossier, lot: string) =>
  admitted(applicationsOf(dossier, lot)).length === 0 &&
  breach(
    'NoneAdmitted',
    'INV-22',
    [recordOf('INV-22')],
    say('没有通过形式审查的申报', 'No proposal has been admitted'),
    { lot },
    doFirst('CheckProposal', `lot-${lot}`),
  );

const isAdmitted = (dossier: Dossier, { lot, proposal }: Scoring) =>
  !admitted(applicationsOf(dossier, lot)).some((one) => one.proposal === proposal) &&
  breach(
    'NotAdmitted',
    'INV-22',
    [recordOf('INV-22')],
    say('该申报未通过形式审查', 'That proposal was not admitted'),
    { lot, proposal },
    { kind: 'act', act: 'CheckProposal', key: `lot-${lot}`, outcomes: ['admissible'] },
  );

function onceEach(dossier: Dossier, { lot, proposal, member }: Scoring, { actor }: Occasion) {
  const scorer = member ?? actor.person;
  const sheets = dossier.lots.get(lot)?.applications?.get(proposal)?.sheets ?? [];
  return (
    sheets.some((one) => one.member === scorer) &&
    breach(
      'ScoredAlready',
      'INV-28',
      [regulation('44')],
      say('该专家已对此申报评分', 'This member has scored that proposal'),
      { proposal, member: scorer },
    )
  );
}

/** Every criterion once, none above its maximum, none that the call did not publish. */
function everyCriterion(dossier: Dossier, { lot, scores }: Scoring) {
  const criteria = new Map((callOf(dossier, lot)?.criteria ?? []).map((one) => [one.code, one.maxHundredths]));
  const given = scores.map(({ criterion }) => criterion);
  const missing = [...criteria.keys()].filter((one) => !given.includes(one));
  const strange = scores.filter(
    ({ criterion, hundredths }, i) => hundredths > (criteria.get(criterion) ?? -1) || given.indexOf(criterion) !== i,
  );
  return (
    (missing.length > 0 || strange.length > 0) &&
    breach(
      'ScoresDoNotFit',
      'INV-28',
      [regulation('34')],
      say('评分须覆盖公布的每项标准,且不超过满分', 'Every published criterion is scored once, within its maximum'),
      { missing, strange: strange.map(({ criterion }) => criterion) },
      state('按公布的标准评分', 'Score by what the call published'),
    )
  );
}

const ownSheet = ({ member }: Scoring, { actor, attachments }: Occasion) =>
  member !== undefined &&
  member !== actor.person &&
  (actor.role === 'expert'
    ? breach(
        'NotOwnScore',
        'INV-54',
        [recordOf('INV-54')],
        say('评审专家只能为自己评分', 'An expert scores in its own name only'),
        { member, person: actor.person },
        state('以本人名义评分', 'Score in your own name'),
      )
    : needsDocument(attachments, 'INV-28', [regulation('41')]));

/** Where a panel is constituted its members score, and nobody else (INV-27, UM-25). */
function notOnThePanel(dossier: Dossier, { lot, member }: Scoring, { actor }: Occasion) {
  const panel = panelMembersOf(dossier, lot);
  const scorer = member ?? actor.person;
  return (
    panel !== undefined &&
    !panel.includes(scorer) &&
    breach(
      'NotOnThePanel',
      'INV-27',
      [regulation('39')],
      say('只有评审小组成员评分', 'Only a member of the panel scores'),
      { lot, member: scorer },
      state('由评审小组成员评分', 'Let the members of the panel score'),
    )
  );
}

/** An expert whose employer applies stands aside (NR-28). */
function conflicted(dossier: Dossier, { lot, member }: Scoring, { actor }: Occasion) {
  const scorer = member ?? actor.person;
  const employers = [...dossier.panels.values()].flatMap(({ drawn }) =>
    drawn.filter(({ expert }) => expert === scorer).map(({ employer }) => employer),
  );
  const own = inForce(applicationsOf(dossier, lot)).filter(({ applicant }) => employers.includes(applicant));
  return (
    own.length > 0 &&
    breach(
      'ConflictOfInterest',
      'NR-28',
      [regulation('9')],
      say('专家与申报单位有劳动关系的,应当回避', 'An expert whom an applicant employs stands aside'),
      { lot, member: scorer, applicants: own.map(({ applicant }) => applicant) },
      doFirst('RecuseExpert'),
    )
  );
}
