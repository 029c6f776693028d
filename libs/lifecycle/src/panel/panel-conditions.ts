import { Source } from '@tongjian/kernel';
import { Breach, breach, doFirst, regulation, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { Panel } from './panel.js';

const expertRules: Source = { instrument: '政府采购评审专家管理办法(财库〔2016〕198号)', article: '12' };
export const drawSources: readonly Source[] = [regulation('39'), expertRules];

export const panelOf = ({ panels }: Dossier, panel: string): Panel | undefined => panels.get(panel);

/** @throws where no such panel was requested: the standing conditions have been asked before. */
export function panelIn(dossier: Dossier, panel: string): Panel {
  const found = panelOf(dossier, panel);
  if (!found) throw new Error(`there is no panel ${panel}`);
  return found;
}

/** A panel that is known and stands at one of these points. */
export function panelStands(dossier: Dossier, panel: string, ...wanted: readonly Panel['status'][]): Breach | false {
  const status = panelOf(dossier, panel)?.status;
  if (status && wanted.includes(status)) return false;
  return status
    ? breach(
        'PanelStandsElsewhere',
        'INV-26',
        drawSources,
        say('评审小组所处环节不允许此行为', 'The panel does not stand where this could be done'),
        { panel, status, wanted: [...wanted] },
        ...(status === 'cancelled' ? [doFirst('RequestPanelDraw')] : []),
      )
    : breach(
        'PanelUnknown',
        'INV-26',
        drawSources,
        say('没有申请过该评审小组', 'No such panel has been requested'),
        { panel },
        doFirst('RequestPanelDraw'),
      );
}

/** Whether any panel stands at one of these points: what a menu can know before a panel is named. */
export const somePanel = (dossier: Dossier, ...wanted: readonly Panel['status'][]): Breach | false =>
  ![...dossier.panels.values()].some(({ status }) => wanted.includes(status)) &&
  breach(
    'NoPanel',
    'INV-26',
    drawSources,
    say('没有处于该环节的评审小组', 'No panel stands where this could be done'),
    { wanted: [...wanted] },
    doFirst(wanted.includes('requested') ? 'RequestPanelDraw' : 'DrawPanel'),
  );

/** Lots that a panel covers. */
export const coveredLots = ({ lots }: Dossier, panel: Pick<Panel, 'lots'>) =>
  [...lots.values()].filter(({ lot }) => panel.lots === undefined || panel.lots.includes(lot));
