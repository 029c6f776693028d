import { PoolSnapshot } from '@tongjian/registry';
import { act, at, breach, broken, doFirst, event, P, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { code, DataOf, digest, id, int, list, matching, person, record, region, text } from '../schema/index.js';
import { ALGORITHM, commitmentTo, draw, DrawResult } from './draw.js';
import { drawSources, panelIn, panelStands, somePanel } from './panel-conditions.js';
import { Panel } from './panel.js';

/** 16 to 128 printable characters without spaces: long enough that nobody finds it from its digest. */
const seed = () => matching('^[!-~]{16,128}$');
const input = { panel: id(), seed: seed() };
type Input = DataOf<typeof input>;

export const PanelDrawn = event({
  type: 'PanelDrawn',
  scope: 'project',
  label: say('随机抽取专家', 'Panel drawn'),
  act: 'DrawPanel',
  data: {
    ...input,
    algorithm: code(),
    /** The hash of the event that requested the draw. */
    beacon: digest(),
    pool: record({ region: region(), revision: int(0), digest: digest(), size: int(0) }),
    drawn: list(record({ expert: person(), specialty: text(32), employer: text(100) }), 1, 400),
    reserves: list(record({ expert: person(), specialties: list(text(32)), employer: text(100) }), 0, 2000),
  },
  apply: (dossier, { panel, drawn, reserves }) =>
    void Object.assign(panelIn(dossier, panel), { status: 'drawn', drawn: [...drawn], reserves }),
});

/** Shows the seed and draws: the result follows from seed, log and pool alone, and anyone can find it again (A33). */
export const drawPanel = act({
  name: 'DrawPanel',
  scope: 'project',
  label: say('随机抽取专家', 'Draw a panel'),
  addresses: [at(`${P}/panels/{panel}/draw`)],
  input,
  events: [PanelDrawn],
  recall: ({ panel, seed }) => ({ panel: panel!, seed: seed! }),
  standing: (dossier) => broken(somePanel(dossier, 'requested')),
  invariants: (dossier, { panel: named, seed }, { pool }) => {
    const elsewhere = panelStands(dossier, named, 'requested');
    if (elsewhere) return [elsewhere];
    const panel = panelIn(dossier, named);
    return broken(otherSeed(panel, seed), pool && tooSmall(panel, drawOf(dossier, panel, seed, pool)));
  },
  decide: (dossier, { panel: named, seed }, { pool }) => {
    if (!pool) throw new Error('a draw needs the snapshot of its pool');
    const panel = panelIn(dossier, named);
    const result = drawOf(dossier, panel, seed, pool);
    if ('available' in result) throw new Error('the pool is too small, as was found before');
    const { revision, digest, experts } = pool;
    return [
      PanelDrawn.of({
        panel: named,
        seed,
        algorithm: ALGORITHM,
        beacon: panel.beacon,
        pool: { region: panel.region, revision, digest, size: experts.length },
        ...result,
      }),
    ];
  },
});

/** What a request, a seed and a pool come to: for deciding and for whoever checks it. */
export function drawOf({ proposal }: Dossier, panel: Panel, seed: string, pool: PoolSnapshot): DrawResult {
  const employers = new Set(proposal ? [proposal.purchaser] : []);
  const experts = new Set(panel.excluded.map(({ expert }) => expert));
  return draw({ seed, beacon: panel.beacon, pool, seats: panel.seats, excluded: { experts, employers } });
}

const otherSeed = ({ panel, seedCommitment }: Panel, seed: Input['seed']) =>
  commitmentTo(seed) !== seedCommitment &&
  breach(
    'SeedDiffers',
    'INV-26',
    drawSources,
    say('所公布的种子与申请时承诺的摘要不符', 'The seed is not the one whose digest was handed in'),
    { panel, committed: seedCommitment, revealed: commitmentTo(seed) },
    state('公布申请时所承诺的种子', 'Reveal the very seed that was committed to'),
  );

const tooSmall = ({ panel, seats }: Panel, result: DrawResult) =>
  'available' in result &&
  breach(
    'PoolTooSmall',
    'INV-26',
    drawSources,
    say('专家库中可抽取的专家不足,不能组成评审小组', 'The pool has too few experts who may be drawn for these seats'),
    { panel, seats: seats.map((seat) => ({ ...seat })), available: { ...result.available } },
    state('补充专家库, 或取消申请后调整专业和人数', 'Enrol experts, or cancel and ask for other seats'),
    doFirst('CancelPanelDraw'),
  );
