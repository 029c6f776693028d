import { act, at, Breach, breach, broken, event, Occasion, P, record, regulation, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { id, optional, person, text } from '../schema/index.js';
import { coveredLots, panelIn, panelOf, panelStands, somePanel } from './panel-conditions.js';
import { recusalGround } from './panel.js';

const recusal = { panel: id(), expert: person(), ground: recusalGround(), detail: optional(text()) };

export const ExpertRecused = event({
  type: 'ExpertRecused',
  scope: 'project',
  label: say('专家回避', 'Expert recused'),
  act: 'RecuseExpert',
  data: recusal,
  apply: (dossier, { panel: named, expert, ground }) => {
    const panel = panelIn(dossier, named);
    panel.recused.set(expert, ground);
    // A member who stands aside leaves a seat: the panel is constituted anew.
    if (panel.status !== 'constituted') return;
    panel.status = 'drawn';
    for (const lot of coveredLots(dossier, panel)) delete lot.panel;
  },
});

/** An expert stands aside, or is set aside, on a ground of law (NR-28); before it has given any score. */
export const recuseExpert = act({
  name: 'RecuseExpert',
  scope: 'project',
  label: say('专家回避', 'Recuse an expert'),
  addresses: [at(`${P}/panels/{panel}/recusals`)],
  input: recusal,
  events: [ExpertRecused],
  standing: (dossier) => broken(somePanel(dossier, 'drawn', 'constituted')),
  invariants: (dossier, { panel, expert }, { actor }) => {
    const elsewhere = panelStands(dossier, panel, 'drawn', 'constituted');
    return elsewhere
      ? [elsewhere]
      : broken(notSeated(dossier, panel, expert), ownRecusal(expert, actor), hasScored(dossier, expert));
  },
  decide: (_, input) => [ExpertRecused.of(input)],
});

function notSeated(dossier: Dossier, panel: string, expert: string): Breach | false | undefined {
  const known = panelOf(dossier, panel);
  const seated = known?.drawn.some((one) => one.expert === expert) && !known.recused.has(expert);
  return (
    !seated &&
    breach(
      'NotOnThePanel',
      'NR-28',
      [regulation('9')],
      say('该专家不在评审小组中', 'This expert does not sit on the panel'),
      { panel, expert },
    )
  );
}

const ownRecusal = (expert: string, actor: Occasion['actor']) =>
  actor.role === 'expert' &&
  actor.person !== expert &&
  breach(
    'NotOwnRecusal',
    'NR-28',
    [regulation('9')],
    say('专家只能为自己申请回避', 'An expert recuses itself, nobody else'),
    { expert, person: actor.person },
    state('由采购人或代理机构提出', 'The purchaser or the agency may set another expert aside'),
  );

function hasScored({ lots }: Dossier, expert: string) {
  const scored = [...lots.values()].filter(({ scores }) => scores.some(({ member }) => member === expert));
  return (
    scored.length > 0 &&
    breach(
      'HasScored',
      'NR-28',
      [regulation('9'), record('INV-26')],
      say('已评分的专家回避, 须先撤销其评分', 'Whoever has scored is set aside only once those scores are void'),
      { expert, lots: scored.map(({ lot }) => lot) },
      { kind: 'act', act: 'VoidAct' },
    )
  );
}
