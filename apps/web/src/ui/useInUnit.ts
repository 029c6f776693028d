import { Unit } from '../format/money';
import { Text } from '../client/types';
import { UNITS } from '../words/common';
import { useLanguage } from '../words/language';

/** The head of a column of amounts with their unit, which stands before each amount where the table reflows. */
export function useInUnit(unit: Unit): (words: Text) => string {
  const { say, language } = useLanguage();
  return (words) =>
    language === 'zh' ? `${say(words)}（${say(UNITS[unit])}）` : `${say(words)} (${say(UNITS[unit])})`;
}
