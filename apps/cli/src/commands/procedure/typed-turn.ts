import { FactValue } from '@tongjian/procedure';
import { Failure } from '../../shell/exit.js';
import { Turn } from './table.js';

/** What somebody at the table types: a turn, or a question. */
export type Typed =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'why'; readonly turn: Turn }
  | { readonly kind: 'may' | 'help' | 'quit' | 'nothing' };

export const HELP = [
  'on 2021-03-01            the day',
  'as finance.general [p_2] who acts',
  'fact lot.budgetFen = 5   what is known',
  'do Act [key] [= outcome] [opens lot-1 lot-2] [links lot-1/c-1/e-1]',
  'may                      what nothing forbids',
  'why Act [key]            what speaks for and against it',
  'quit',
];

/** Reads one line. @throws Failure where nobody can tell what is meant */
export function typedTurn(line: string): Typed {
  const words = line.trim().split(/\s+/).filter(Boolean);
  const [first, ...rest] = words;
  switch (first) {
    case undefined:
      return { kind: 'nothing' };
    case 'on':
      return { kind: 'turn', turn: { on: one(rest, 'a day') } };
    case 'as':
      return { kind: 'turn', turn: { as: one(rest, 'a role'), ...(rest[1] ? { person: rest[1] } : {}) } };
    case 'fact': {
      const [, name, value] = /^fact\s+(\S+?)\s*=\s*(.+)$/.exec(line.trim()) ?? [];
      if (!name || value === undefined) throw new Failure('say: fact group.name = value');
      return { kind: 'turn', turn: { facts: { [name]: valueOf(value) } } };
    }
    case 'do':
      return { kind: 'turn', turn: deed(rest) };
    case 'why':
      return { kind: 'why', turn: { do: one(rest, 'an act'), ...(rest[1] ? { key: rest[1] } : {}) } };
    case 'may':
    case 'help':
    case 'quit':
      return { kind: first };
    default:
      throw new Failure(`${first} means nothing here; help lists what does`);
  }
}

function deed(words: readonly string[]): Turn {
  const listed = (word: string) => {
    const at = words.indexOf(word);
    if (at < 0) return undefined;
    const after = words.slice(at + 1);
    const end = after.findIndex((other) => ['=', 'opens', 'links'].includes(other));
    return end < 0 ? after : after.slice(0, end);
  };
  const [outcome] = listed('=') ?? [];
  const [opens, links] = [listed('opens'), listed('links')];
  const key = words[1] !== undefined && !['=', 'opens', 'links'].includes(words[1]) ? words[1] : undefined;
  return {
    do: one(words, 'an act'),
    ...(key ? { key } : {}),
    ...(outcome ? { outcome } : {}),
    ...(opens ? { opens } : {}),
    ...(links ? { links } : {}),
  };
}

function one(words: readonly string[], what: string): string {
  if (words[0] === undefined) throw new Failure(`name ${what}`);
  return words[0];
}

function valueOf(text: string): FactValue {
  if (/^-?\d+$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  const list = /^\[(.*)\]$/.exec(text);
  if (list) return list[1]!.split(',').map((part) => part.trim()).filter(Boolean); // prettier-ignore
  return text;
}
