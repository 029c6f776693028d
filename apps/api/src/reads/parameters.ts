import { answer } from '../problem/index.js';

/** A query string as Fastify reads it: a name given several times is a list. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A parameter given at most once. @throws ProblemAnswer */
export function one(parameters: Parameters, name: string): string | undefined {
  const given = parameters[name];
  if (typeof given === 'object') throw answer('bad-query', `${name} is given more than once`, { parameter: name });
  return given === undefined || given === '' ? undefined : readable(name, given);
}

/** A text that a log could hold: no control characters. @throws ProblemAnswer */
function readable(name: string, text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\ufffd]/.test(text))
    throw answer('bad-query', `${name} holds what is no character`, { parameter: name });
  return text;
}

/** One of a few words. @throws ProblemAnswer */
export function choice<T extends string>(parameters: Parameters, name: string, words: readonly T[]): T | undefined {
  const given = one(parameters, name);
  if (given === undefined || words.includes(given as T)) return given as T | undefined;
  throw answer('bad-query', `${name} is one of ${words.join(', ')}`, { parameter: name, got: given });
}

/** All values of a parameter, also of a comma list. */
export const several = (parameters: Parameters, name: string): readonly string[] =>
  [parameters[name] ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '')
    .map((value) => readable(name, value));

/** A whole number within bounds. @throws ProblemAnswer */
export function whole(parameters: Parameters, name: string, least: number, most: number): number | undefined {
  const given = one(parameters, name);
  if (given === undefined) return undefined;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most)
    throw answer('bad-query', `${name} is a whole number from ${least} to ${most}`, { parameter: name, got: given });
  return value;
}

/** Refuses what no reader of this route understands, so that a mistyped filter does not pass for none. */
export function onlyKnown(parameters: Parameters, known: readonly string[]): void {
  const unknown = Object.keys(parameters).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw answer('bad-query', `no such parameter: ${unknown.join(', ')}; there are ${known.join(', ') || 'none'}`, {
      parameter: unknown[0],
    });
}
