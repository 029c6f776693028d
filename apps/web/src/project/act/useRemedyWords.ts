import { useLabel } from '../../client/codes';
import { Remedy } from '../../client/types';
import { minuteOf } from '../../format/time';
import { useValueWords } from '../../value/words';
import { REMEDIES } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { useKeyWords } from './useKeyWords';

const OP: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '=': '=', '<': '<', '>': '>' };

/** What would make a refused act pass, in words. */
export function useRemedyWords(): (remedy: Remedy) => string {
  const { say, language } = useLanguage();
  const label = useLabel();
  const { nameOf, valueOf } = useValueWords();
  const keyWords = useKeyWords();
  return (remedy) => {
    switch (remedy.kind) {
      case 'act':
        return say(REMEDIES.act(label('acts', remedy.act), remedy.key ? `(${keyWords(remedy.key)})` : ''));
      case 'open':
        return say(REMEDIES.open(nameOf(remedy.scope)));
      case 'wait':
      case 'before':
        return say(REMEDIES[remedy.kind](minuteOf(remedy.until)));
      case 'bound':
        return say(REMEDIES.bound(nameOf(remedy.fact), OP[remedy.op] ?? remedy.op, valueOf(remedy.fact, remedy.bound)));
      case 'role': {
        const roles = remedy.roles.map((role) => label('roles', role)).join(language === 'zh' ? '、' : ', ');
        const persons = remedy.notPersons.join(', ');
        return say(REMEDIES.role(roles)) + (persons ? say(REMEDIES.notPersons(persons)) : '');
      }
      case 'together': {
        const acts = remedy.acts.map(({ act, key }) => `「${label('acts', act)}」${key ? `(${keyWords(key)})` : ''}`);
        return say(REMEDIES.together(acts.join(language === 'zh' ? '、' : ', ')));
      }
      case 'facts':
        return say(REMEDIES.facts(remedy.names.map(nameOf).join(language === 'zh' ? '、' : ', ')));
      case 'text':
        return say(remedy.text);
      default:
        return say(REMEDIES.none);
    }
  };
}
