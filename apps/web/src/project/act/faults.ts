import { Problem } from '../../client/problem';
import { Text } from '../../client/types';
import { ACTS } from '../../words/acts';
import { text } from '../../words/text';

/** The server's field errors by pointer, in words. */
export function faultsOf({ errors = [] }: Problem): ReadonlyMap<string, Text> {
  return new Map(errors.map((error) => [error.pointer, wordsOf(error.code, error.want ?? error.message ?? '')]));
}

function wordsOf(code: string, want: string): Text {
  switch (code) {
    case 'required':
      return ACTS.required;
    case 'unknown-field':
    case 'unknown':
      return ACTS.unknownField;
    case 'too-short':
      return ACTS.required;
    case 'minimum':
      return ACTS.least(want.replace(/\D+/, ''));
    case 'maximum':
      return ACTS.most(want.replace(/\D+/, ''));
    default:
      return text(`格式不符：${want}`, `Wanted: ${want}`);
  }
}
