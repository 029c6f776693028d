import { Procedure } from '../../compiled/procedure.js';
import { Assembly } from '../../composition/assembly.js';
import { Condition } from '../../expression/index.js';
import { FactValue } from '../../types.js';
import { nested } from '../checks/examples.js';
import { Dice } from './dice.js';

export type Values = ReadonlyMap<string, FactValue>;

/**
 * Values worth trying for a fact: those at and beside the constants that the procedure's conditions compare with. Between
 * two constants all conditions decide alike, so nothing is lost.
 */
export class WorthTrying {
  private readonly ints: readonly number[];
  private readonly texts: readonly string[];

  constructor(
    private readonly factTypes: Assembly['factTypes'],
    procedure: Procedure,
  ) {
    const written = procedure.text;
    const parameters = Object.values(procedure.parameters);
    const constants = [...written.matchAll(/(?<![\w.])\d{1,15}(?![\w.-])/g)].map(([digits]) => Number(digits));
    const numbers = [...constants, ...parameters.filter((value) => typeof value === 'number')];
    this.ints = [...new Set([0, 1, ...numbers.flatMap((n) => [Math.max(0, n - 1), n, n + 1])])];
    const quoted = [...written.matchAll(/\\"([\w\u4e00-\u9fff]{1,64})\\"/g)].map(([, text]) => text!);
    this.texts = [...new Set([...quoted, ...parameters.filter((value) => typeof value === 'string'), 'other'])];
  }

  of(fact: string, now: string): readonly FactValue[] {
    switch (this.factTypes[fact]) {
      case 'bool':
        return [false, true];
      case 'int':
        return this.ints;
      case 'list<string>':
        return [[], this.texts, ...this.texts.map((text) => [text])];
      case 'timestamp':
        return [now];
      default:
        return this.texts;
    }
  }

  /** Values under which a condition is as wanted, changing only facts that may change; undefined where none is found. */
  under(
    condition: Condition,
    wanted: boolean,
    known: Values,
    mayChange: (fact: string) => boolean,
    now: string,
    dice: Dice,
  ): Values | undefined {
    const free = condition.reads.filter(mayChange);
    const sets = subsetsOf(textsIn(condition));
    const role = known.get('actor.role');
    const worth = (fact: string): readonly FactValue[] => {
      const all = this.of(fact, now);
      if (this.factTypes[fact] === 'list<string>') return [...sets, ...all];
      return this.factTypes[fact] === 'string' && role ? [...all, role] : all;
    };
    const choices = free.map((fact) => dice.shuffled(worth(fact)));
    const size = choices.reduce((product, choice) => product * choice.length, 1);
    for (let i = 0; i < Math.min(size, MOST_TRIED); i++) {
      const tried = new Map(known);
      let rest = size <= MOST_TRIED ? i : dice.below(size);
      free.forEach((fact, n) => {
        tried.set(fact, choices[n]![rest % choices[n]!.length]!);
        rest = Math.floor(rest / choices[n]!.length);
      });
      if (condition.evaluate(nested(Object.fromEntries(tried))) === wanted) return tried;
    }
    return undefined;
  }
}

const MOST_TRIED = 400;

/** The texts that a condition itself names. */
const textsIn = ({ text }: Condition): readonly string[] => [
  ...new Set([...text.matchAll(/["'](\w{1,64})["']/g)].map(([, word]) => word!)),
];

const MOST_SUBSETS = 64;
/** All choices among a few texts, the empty one too; none where there would be too many. */
function subsetsOf(texts: readonly string[]): readonly (readonly string[])[] {
  if (2 ** texts.length > MOST_SUBSETS) return [];
  return texts.reduce<readonly (readonly string[])[]>(
    (sets, text) => [...sets, ...sets.map((set) => [...set, text])],
    [[]],
  );
}
