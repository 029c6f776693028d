import { act, at, breach, broken, doFirst, event, P, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { id, list, oneOf, optional, person, record, text } from '../schema/index.js';
import { coveredLots, drawSources, panelIn, panelOf, panelStands, somePanel } from './panel-conditions.js';
import { Panel, purpose, PURPOSES } from './panel.js';

const input = { panel: id(), representatives: optional(list(person(), 0, 20)) };

export const PanelConstituted = event({
  type: 'PanelConstituted',
  scope: 'project',
  label: say('评审小组组成', 'Panel constituted'),
  act: 'ConstitutePanel',
  outcome: ({ purpose }) => purpose,
  data: {
    ...input,
    purpose: purpose(),
    lots: optional(list(id(), 1, 100)),
    members: list(
      record({ person: person(), part: oneOf('expert', 'purchaser'), specialty: optional(text(32)) }),
      1,
      400,
    ),
  },
  apply: (dossier, { panel: named, members, purpose }) => {
    const panel = panelIn(dossier, named);
    Object.assign(panel, { status: 'constituted', members });
    if (purpose === 'bidEvaluation')
      for (const lot of coveredLots(dossier, panel)) lot.panel = members.map(({ person }) => person);
  },
});

/** Seats the drawn experts and the purchaser's representatives; size and shares are for the procedure (INV-27). */
export const constitutePanel = act({
  name: 'ConstitutePanel',
  scope: 'project',
  label: say('组成评审小组', 'Constitute the panel'),
  outcomes: { positive: PURPOSES, other: [] },
  addresses: [at(`${P}/panels/{panel}/constitute`)],
  input,
  events: [PanelConstituted],
  recall: ({ panel, representatives }) => ({ panel: panel!, ...(representatives ? { representatives } : {}) }),
  outcome: ({ panel }, dossier) => panelOf(dossier, panel)?.purpose ?? PURPOSES[0],
  facts: (dossier, { panel: named, representatives = [] }) => {
    const panel = panelOf(dossier, named);
    if (!panel) return {};
    const experts = panel.drawn.length;
    const size = experts + representatives.length;
    const lots = coveredLots(dossier, panel);
    return {
      panel: {
        purpose: panel.purpose,
        size,
        experts,
        odd: size % 2 === 1,
        specialties: [...new Set(panel.drawn.map(({ specialty }) => specialty))].sort(),
        complex: panel.complex,
        budgetFen: lots.reduce((sum, { budgetFen }) => sum + budgetFen, 0),
        tendered: lots.some(({ method }) => method === 'openTender' || method === 'restrictedTender'),
      },
    };
  },
  standing: (dossier) => broken(somePanel(dossier, 'drawn')),
  invariants: (dossier, { panel: named, representatives = [] }) => {
    const elsewhere = panelStands(dossier, named, 'drawn');
    if (elsewhere) return [elsewhere];
    const panel = panelIn(dossier, named);
    return broken(
      emptySeats(panel),
      seatedTwice(panel, representatives),
      conflictedRepresentatives(dossier, representatives),
    );
  },
  decide: (dossier, { panel: named, representatives = [] }) => {
    const { purpose, lots, drawn } = panelIn(dossier, named);
    return [
      PanelConstituted.of({
        panel: named,
        ...(representatives.length > 0 ? { representatives } : {}),
        purpose,
        ...(lots ? { lots } : {}),
        members: [
          ...drawn.map(({ expert, specialty }) => ({ person: expert, part: 'expert' as const, specialty })),
          ...representatives.map((person) => ({ person, part: 'purchaser' as const })),
        ],
      }),
    ];
  },
});

function emptySeats({ panel, drawn, recused }: Panel) {
  const empty = drawn.filter(({ expert }) => recused.has(expert));
  return (
    empty.length > 0 &&
    breach(
      'SeatEmpty',
      'INV-27',
      drawSources,
      say('有专家回避后尚未补抽', 'An expert stood aside and has not been replaced'),
      { panel, experts: empty.map(({ expert }) => expert) },
      doFirst('ReplaceExpert'),
    )
  );
}

function seatedTwice({ panel, drawn }: Panel, representatives: readonly string[]) {
  const all = [...drawn.map(({ expert }) => expert), ...representatives];
  const twice = all.filter((one, i) => all.indexOf(one) !== i);
  return (
    twice.length > 0 &&
    breach('SeatedTwice', 'INV-27', drawSources, say('同一人只占一席', 'One person has one seat'), { panel, twice })
  );
}

/** Nobody represents the purchaser on the panel who has been excluded as a conflicted member elsewhere. */
function conflictedRepresentatives({ panels }: Dossier, representatives: readonly string[]) {
  const aside = new Set(
    [...panels.values()].flatMap(({ recused, excluded }) => [...recused.keys(), ...excluded.map((one) => one.expert)]),
  );
  const conflicted = representatives.filter((one) => aside.has(one));
  return (
    conflicted.length > 0 &&
    breach(
      'ConflictedMember',
      'INV-27',
      drawSources,
      say('已回避的人员不得作为采购人代表', 'Whoever stood aside does not represent the purchaser'),
      { conflicted },
    )
  );
}
