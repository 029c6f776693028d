import { useCallback } from 'react';
import { Label, useLabel } from '../client/codes';
import { amountIn } from '../format/money';
import { minuteOf } from '../format/time';
import { COMMON, UNITS } from '../words/common';
import { useLanguage } from '../words/language';
import { STATUSES } from '../words/project';
import { FIELD_NAMES, NAMES_WITHIN } from './names';
import { Scalar } from './flatten';

/** The code list in which the values of a field are named. */
const LIST_OF: Readonly<Record<string, string>> = {
  act: 'acts',
  acts: 'acts',
  bidder: 'organisations',
  category: 'categories',
  code: 'items',
  district: 'districts',
  flags: 'rules',
  jurisdiction: 'jurisdictions',
  lastType: 'events',
  method: 'methods',
  organisation: 'organisations',
  party: 'roles',
  purchaser: 'organisations',
  role: 'roles',
  roles: 'roles',
  scope: 'scopes',
  serviceType: 'serviceTypes',
  stage: 'stages',
  stages: 'stages',
  supplier: 'organisations',
  suppliers: 'organisations',
  uses: 'use',
};
/** An act, perhaps with its key behind `@`. */
const ACT = /^[A-Z][A-Za-z]+$/;
/** The pseudonym under which the log keeps a person. */
const PERSON = /^p_[0-9a-f]{16}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

export interface ValueWords {
  /** A field's name in words; a dotted fact name keeps only what tells it apart. */
  readonly nameOf: (field: string) => string;
  /** The names of a path, from the outermost. */
  readonly pathOf: (path: readonly string[]) => string;
  /** A value in words: money in yuan, instants in Beijing time, codes by their label. */
  readonly valueOf: (field: string, value: Scalar) => string;
}

/** How fields and their values are said in the reader's language. */
export function useValueWords(): ValueWords {
  const { say } = useLanguage();
  const label = useLabel();
  const nameOf = useCallback(
    (field: string) => {
      const last = field.slice(field.lastIndexOf('.') + 1);
      const words = FIELD_NAMES[last];
      return words ? say(words) : labelOr(label, 'facts', field, last);
    },
    [label, say],
  );
  const pathOf = useCallback(
    (path: readonly string[]) =>
      path
        .map((part, at) => {
          const own = path
            .slice(0, at)
            .reverse()
            .find((outer) => NAMES_WITHIN[outer]?.[part]);
          return own ? say(NAMES_WITHIN[own]![part]!) : nameOf(part);
        })
        .join(' · '),
    [nameOf, say],
  );
  const valueOf = useCallback(
    (field: string, value: Scalar) => {
      const last = field.slice(field.lastIndexOf('.') + 1);
      if (typeof value === 'boolean') return say(value ? COMMON.yes : COMMON.no);
      if (typeof value === 'number')
        return last.endsWith('Fen') ? `${amountIn(value, 'yuan')} ${say(UNITS.yuan)}` : String(value);
      if (INSTANT.test(value)) return minuteOf(value);
      if (last === 'sample') return sampledField(value, label, pathOf);
      if (PERSON.test(value)) return say(COMMON.personCode(value));
      const [act = ''] = value.split('@');
      if (ACT.test(act) && label('acts', act) !== act) return label('acts', act);
      if (last === 'status' && STATUSES[value]) return say(STATUSES[value]);
      return label(LIST_OF[last] ?? last, value);
    },
    [label, say, pathOf],
  );
  return { nameOf, pathOf, valueOf };
}

/** A field that no document says: `budgetLine`, or of a project `ProjectProposed.budgetLine`. */
function sampledField(field: string, label: Label, pathOf: ValueWords['pathOf']): string {
  const [type = '', ...path] = field.split('.');
  const event = label('events', type);
  return event === type ? pathOf(field.split('.')) : `${event} · ${pathOf(path)}`;
}

function labelOr(label: Label, list: string, code: string, otherwise: string): string {
  const words = label(list, code);
  return words === code ? otherwise : words;
}
