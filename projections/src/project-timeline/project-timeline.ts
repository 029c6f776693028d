import { COMMAND_ANSWERED, DocumentProjection } from '@tongjian/kernel';
import { EVENTS } from '@tongjian/lifecycle';
import { financeBoard } from '../finance-board/finance-board.js';
import { savings } from '../savings/savings.js';
import { spend } from '../spend/spend.js';
import { ProjectDocument } from './document.js';
import { addresseeOf } from './consequences.js';
import { fold } from './fold.js';

const STREAM = 'project-';

/** R01, one document a project; the totals are rollups over it. */
export const projectTimeline: DocumentProjection<ProjectDocument> = {
  name: 'project',
  version: 2,
  answers: 'Where does a project stand, and what has become of its money?',
  types: [...Object.keys(EVENTS), COMMAND_ANSWERED],
  keys: (event) => {
    const stream = event.type === COMMAND_ANSWERED ? addresseeOf(event) : event.stream;
    return stream.startsWith(STREAM) ? [stream.slice(STREAM.length)] : [];
  },
  fold,
  indexes: [['district', 'stage'], ['status'], ['year'], ['budgetFen'], ['lastAt'], ['title'], ['alarmed']],
  rollups: [financeBoard, spend, savings],
};
