import { act, at, breach, broken, doFirst, event, P, record as recordOf, regulation, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { bool, code, fen, id, int, list, oneOf, optional, person, record, title } from '../schema/index.js';
import { INPUTS } from './call.js';
import { admitted, applicationsOf, callOf, callStands, inForce, panelMembersOf } from './places.js';
import { inputsOf, missingSheets, rankingOfProposals } from './ranking.js';

export const ProposalRanked = event({
  type: 'ProposalRanked',
  scope: 'lot',
  label: say('申报排序', 'Proposals ranked'),
  act: 'RankProposals',
  data: {
    reportNo: optional(title()),
    /** Everyone who scored. */
    members: list(person(), 0, 50),
    /** What each total was computed from, exact, in hundredths of a point. */
    inputs: list(
      record({
        proposal: id(),
        hasHistory: bool(),
        inputs: list(record({ input: oneOf(...INPUTS), num: int(0), den: int(1) }), 0, 4),
      }),
    ),
    ranking: list(
      record({
        rank: int(1),
        bid: id(),
        bidder: code(),
        offerFen: fen(),
        totalNum: int(0),
        totalDen: int(1),
        tie: optional(oneOf('offer', 'shared')),
      }),
    ),
  },
  apply: (dossier, { lot, ranking }) => void Object.assign(lotOf(dossier, lot), { status: 'ranked', ranking }),
});

/** Ranks the admitted proposals of a lot. The ranking is not entered but computed from what was recorded (INV-28). */
export const rankProposals = act({
  name: 'RankProposals',
  scope: 'lot',
  label: say('申报排序', 'Rank the proposals'),
  addresses: [at(`${P}/lots/{lot}/proposals/rank`)],
  input: { reportNo: optional(title()) },
  events: [ProposalRanked],
  standing: (dossier, { lot }) =>
    broken(
      callStands(dossier, lot, 'closed'),
      allExamined(dossier, lot),
      noneAdmitted(dossier, lot),
      allScored(dossier, lot),
    ),
  decide: (dossier, { lot, ...input }) => {
    const call = callOf(dossier, lot)!;
    const applications = admitted(applicationsOf(dossier, lot));
    const ranking = rankingOfProposals(call, applications);
    return [
      ProposalRanked.of({
        ...input,
        members: [...new Set(applications.flatMap(({ sheets }) => sheets.map(({ member }) => member)))],
        inputs: applications.map((application) => {
          const inputs = inputsOf(call, application);
          return {
            proposal: application.proposal,
            hasHistory: inputs.lastYear !== undefined,
            inputs: INPUTS.flatMap((input) => (inputs[input] ? [{ input, ...inputs[input].toJSON() }] : [])),
          };
        }),
        ranking: ranking as never,
      }),
    ];
  },
});

function allExamined(dossier: Dossier, lot: string) {
  const unexamined = inForce(applicationsOf(dossier, lot)).filter(({ admissible }) => admissible === undefined);
  return (
    unexamined.length > 0 &&
    breach(
      'NotExamined',
      'INV-22',
      [recordOf('INV-22')],
      say('尚有申报未经形式审查', 'A proposal has not been examined'),
      { proposals: unexamined.map(({ proposal }) => proposal) },
      doFirst('CheckProposal', `lot-${lot}`),
    )
  );
}

function noneAdmitted(dossier: Dossier, lot: string) {
  return (
    callOf(dossier, lot)?.closed === true &&
    admitted(applicationsOf(dossier, lot)).length === 0 &&
    breach(
      'NoneAdmitted',
      'INV-22',
      [recordOf('INV-22')],
      say('没有通过形式审查的申报', 'No proposal has been admitted'),
      { lot },
      { kind: 'act', act: 'FailCall', key: `lot-${lot}` },
    )
  );
}

function allScored(dossier: Dossier, lot: string) {
  const missing = missingSheets(applicationsOf(dossier, lot), panelMembersOf(dossier, lot));
  return (
    missing.length > 0 &&
    breach(
      'ScoresMissing',
      'INV-28',
      [regulation('34')],
      say('尚有申报未经全体专家评分', 'Not every member has scored every admitted proposal'),
      { missing },
      doFirst('ScoreProposal', `lot-${lot}`),
    )
  );
}
