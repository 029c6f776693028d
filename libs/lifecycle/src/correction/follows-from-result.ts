import { StoredEvent } from '@tongjian/kernel';
import { breach, record, say } from '../act/index.js';

/**
 * What an automatic process did falls with its cause, not by itself: who disagrees has the appeal against the result
 * and the contest of the notice (INV-33).
 */
export const followsFromResult = ({ id, type, meta }: StoredEvent) =>
  meta.actor.role === 'process' &&
  breach(
    'FollowsFromResult',
    'INV-33',
    [record('INV-33')],
    say('自动流程依评价结果所办事项不得单独作废', 'What follows by itself from a result is not voided by itself'),
    { event: id, type },
    { kind: 'act', act: 'DecideAppeal', outcomes: ['upheld'] },
    { kind: 'act', act: 'DecideContest', outcomes: ['upheld'] },
  );
