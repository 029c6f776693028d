import { Procedure } from '@tongjian/procedure';

/** A whole number that floor, pack or overlay sets; undefined where none of them does. */
export function numberSet({ parameters }: Pick<Procedure, 'parameters'>, name: string): number | undefined {
  const value = parameters[name];
  return typeof value === 'number' ? value : undefined;
}

/** A text that floor, pack or overlay sets, such as the day from which a law is in force. */
export function textSet({ parameters }: Pick<Procedure, 'parameters'>, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' ? value : undefined;
}
