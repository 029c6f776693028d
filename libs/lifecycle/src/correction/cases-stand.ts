import { Actor, StoredEvent } from '@tongjian/kernel';
import { breach, procurementLaw, regulation, say } from '../act/index.js';

/** What holds a purchase up because somebody else said so. */
const CASES = new Set(['ChallengeLodged', 'ComplaintFiled', 'ProcurementSuspended', 'RemedyRequired']);

/**
 * A challenge, a complaint and what follows from them are answered, withdrawn or decided. Who is challenged does not
 * take them out of the record, not even one that it entered from paper itself; finance may (INV-56).
 */
export const casesStand = ({ role }: Pick<Actor, 'role'>, { id, type }: StoredEvent) =>
  CASES.has(type) &&
  !role.startsWith('finance.') &&
  breach(
    'CaseStands',
    'INV-56',
    [procurementLaw('52'), regulation('54')],
    say(
      '质疑、投诉及其后果须经答复、撤回或处理,被质疑人不得作废',
      'A challenge or complaint is answered, withdrawn or decided, not voided by whom it is directed against',
    ),
    { event: id, type },
    { kind: 'act', act: 'AnswerChallenge' },
    { kind: 'act', act: 'DecideComplaint' },
  );
