import { Act } from '../act/index.js';
import { correctAct } from './correct-act.js';
import { voidAct } from './void-act.js';

export * from './correct-act.js';
export * from './void-act.js';

/** Setting the record right without ever changing it (更正与作废). */
export const correctionActs: readonly Act[] = [correctAct, voidAct];
