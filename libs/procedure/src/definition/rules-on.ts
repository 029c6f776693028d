import { ReadPack } from './read.js';
import { RuleStatement } from './statement.js';
import { definitionOf } from './statements.js';

/** The rules of one text that hold where their anchor's day (`YYYY-MM-DD`, Beijing) is this one; undated ones always do. */
export const rulesOn = (pack: ReadPack, day: string): readonly RuleStatement[] =>
  [...definitionOf(pack).values()].flatMap(({ statement }) =>
    statement.kind === 'rule' && isIn(statement.applies, day) ? [statement] : [],
  );

const isIn = ({ from, to }: NonNullable<RuleStatement['applies']> = {}, day: string) =>
  (from === undefined || from <= day) && (to === undefined || day < to);
