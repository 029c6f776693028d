import { act, at, breach, broken, event, P, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bool, digest, id, list, optional, region } from '../schema/index.js';
import { drawSources } from './panel-conditions.js';
import { exclusions, purpose, seats } from './panel.js';

const request = {
  panel: id(),
  purpose: purpose(),
  lots: optional(list(id(), 1, 100)),
  /** The region whose pool is drawn from. */
  pool: region(),
  seats: seats(),
  /** Technically complex, or of great social effect: from 10,000,000 yuan on such a tender has seven members (NR-26). */
  complex: optional(bool()),
  excluded: optional(exclusions()),
  seedCommitment: digest(),
};

export const PanelDrawRequested = event({
  type: 'PanelDrawRequested',
  scope: 'project',
  label: say('申请抽取专家', 'Panel draw requested'),
  act: 'RequestPanelDraw',
  data: request,
  apply: ({ panels }, { panel, pool, complex = false, excluded = [], sample: _, ...rest }, { meta }) =>
    void panels.set(panel, {
      ...rest,
      panel,
      region: pool,
      complex,
      excluded,
      beacon: meta.hash,
      status: 'requested',
      drawn: [],
      reserves: [],
      recused: new Map(),
      members: [],
      disclosed: false,
    }),
});

/**
 * Asks for a draw and hands in the digest of a secret seed; with the hash that the log gives this very event, the seed
 * decides who is drawn, so that neither who asks nor who draws can choose (INV-26).
 */
export const requestPanelDraw = act({
  name: 'RequestPanelDraw',
  scope: 'project',
  label: say('申请抽取专家', 'Request a panel draw'),
  addresses: [at(`${P}/panels`)],
  input: request,
  events: [PanelDrawRequested],
  facts: (_, { purpose }) => ({ panel: { purpose } }),
  invariants: (dossier, input) =>
    broken(
      dossier.panels.has(input.panel) && taken(input.panel),
      unknownLots(dossier, input.lots),
      stillOpen(dossier, input),
      twiceNamed(input.seats.map(({ specialty }) => specialty)),
    ),
  decide: (_, input) => [PanelDrawRequested.of(input)],
});

const taken = (panel: string) =>
  breach('PanelKnown', 'INV-26', drawSources, say('该评审小组编号已用', 'This panel id is used'), { panel });

function unknownLots({ lots }: Dossier, named: readonly string[] = []) {
  const unknown = named.filter((lot) => !lots.has(lot));
  return (
    unknown.length > 0 &&
    breach('LotUnknown', 'INV-26', drawSources, say('没有所列的包', 'There is no such lot'), { lots: unknown })
  );
}

type Asked = { readonly purpose: string; readonly lots?: readonly string[] };
const meet = (a: Asked['lots'], b: Asked['lots']) => !a || !b || a.some((lot) => b.includes(lot));

/** One draw at a time for the same lots: who dislikes a result cannot have it drawn again beside it. */
function stillOpen({ panels }: Dossier, { purpose, lots }: Asked) {
  const open = [...panels.values()].find(
    (panel) => panel.purpose === purpose && panel.status !== 'cancelled' && meet(panel.lots, lots),
  );
  return (
    open &&
    breach(
      'DrawOpen',
      'INV-26',
      drawSources,
      say('同一评审已有抽取申请或评审小组', 'A panel for the same evaluation is requested or drawn already'),
      { panel: open.panel, status: open.status },
      state('须先取消并说明理由', 'Cancel it first, with a reason'),
    )
  );
}

const twiceNamed = (specialties: readonly string[]) =>
  new Set(specialties).size !== specialties.length &&
  breach(
    'SpecialtyTwice',
    'INV-26',
    drawSources,
    say('同一专业只列一次,人数填在其后', 'Each specialty is listed once, with how many experts it needs'),
    { specialties },
  );
