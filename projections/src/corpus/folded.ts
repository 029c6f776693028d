import { LoggedEvent } from '@tongjian/kernel';
import { ProjectDocument } from '../project-timeline/document.js';
import { fold } from '../project-timeline/fold.js';
import { CORPUS } from './corpus.js';
import { historyOf } from './history.js';

/** The document that some events of one project give. */
export const folded = (events: readonly LoggedEvent[], id = 'p'): ProjectDocument =>
  events.reduce<ProjectDocument | null>((document, event) => fold(document, event, id), null)!;

/** The events of one project of the corpus. */
export const corpusOf = (id: string): LoggedEvent[] => CORPUS.filter(({ stream }) => stream === `project-${id}`);

/** 邛崃市城市供水水质检测服务: budget 680,000.00, awarded at 560,000.00. */
export const qionglai = (): ProjectDocument =>
  folded(
    historyOf('q', [
      CORPUS[0]!,
      {
        type: 'ProcurementPlanFiled',
        data: { lots: [{ lot: '1', title: '水质检测', budgetFen: 68_000_000 }] },
        stages: ['tender'],
      },
      { type: 'ProcurementMethodApproved', data: { lot: '1', method: 'competitiveConsultation' } },
      { type: 'AwardDecided', data: { lot: '1', supplier: 's_1', priceFen: 56_000_000, budgetFen: 68_000_000 } },
    ]),
  );
