import { cancelPanelDraw } from './cancel-panel-draw.js';
import { constitutePanel } from './constitute-panel.js';
import { discloseExperts } from './disclose-experts.js';
import { drawPanel } from './draw-panel.js';
import { recuseExpert } from './recuse-expert.js';
import { replaceExpert } from './replace-expert.js';
import { requestPanelDraw } from './request-panel-draw.js';

/** A panel (评审小组): asked for, drawn at random from the pool, recused and replaced, seated, made known. */
export const panelActs = [
  requestPanelDraw,
  drawPanel,
  recuseExpert,
  replaceExpert,
  cancelPanelDraw,
  constitutePanel,
  discloseExperts,
] as const;

export { commitmentTo } from './draw.js';
export { drawOf } from './draw-panel.js';
export type { Panel } from './panel.js';
export { cancelPanelDraw, constitutePanel, discloseExperts, drawPanel, recuseExpert, replaceExpert, requestPanelDraw };
