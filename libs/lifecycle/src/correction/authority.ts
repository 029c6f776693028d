import { Actor, StoredEvent } from '@tongjian/kernel';
import { breach, broken, procurementLaw, record, say, state } from '../act/index.js';

/** Roles that supervise others' records. */
const SUPERVISING = ['finance.', 'government', 'supervisor'];

/**
 * Who may change how a recorded act counts: another person than the one who did it (INV-54), of the same organisation
 * or of one that supervises it. Whatever is done, the record itself stays (政府采购法 42).
 */
export function mayAmend(actor: Actor, { id, type, meta }: StoredEvent) {
  const did = meta.actor;
  const supervises = SUPERVISING.some((role) => actor.role.startsWith(role));
  return broken(
    actor.person === did.person &&
      breach(
        'DutiesNotSeparated',
        'INV-54',
        [record('INV-54'), procurementLaw('42')],
        say('不得更正或作废本人办理的行为', 'Nobody corrects or voids an act of their own'),
        { event: id, type },
        { kind: 'role', roles: [], notPersons: [did.person] },
      ),
    actor.organisation !== did.organisation &&
      !supervises &&
      breach(
        'NotTheirAct',
        'INV-54',
        [record('INV-54')],
        say(
          '只能更正或作废本单位的行为,或由监管部门办理',
          'Only acts of one’s own organisation, or by a supervising body',
        ),
        { event: id, organisation: did.organisation },
        state(`由${did.organisation}或财政部门办理`, `Let ${did.organisation} or finance do it`),
      ),
  );
}

const AMENDMENTS = new Set(['ActCorrected', 'ActVoided', 'ProcedureMigrated']);

/** The event, if it is recorded, still stands and can be amended at all. */
export function standing(event: StoredEvent | undefined, id: string, stands: boolean) {
  return broken(
    event === undefined &&
      breach('NoSuchEvent', 'INV-19', [record('INV-19')], say('案卷中没有这一事件', 'The record has no such event'), {
        event: id,
      }),
    event !== undefined &&
      !stands &&
      breach('AlreadyVoid', 'INV-19', [record('INV-19')], say('该行为已作废', 'That act is void already'), {
        event: id,
      }),
    event !== undefined &&
      AMENDMENTS.has(event.type) &&
      breach(
        'AmendsAnAmendment',
        'INV-19',
        [record('INV-19')],
        say('更正、作废和适用程序变更本身不再更正或作废', 'A correction, annulment or migration is not amended itself'),
        { event: id, type: event.type },
        state('重新办理原行为', 'Do the original act again'),
      ),
  );
}
