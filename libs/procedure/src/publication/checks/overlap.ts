import { Procedure } from '../../compiled/procedure.js';
import { Assembly } from '../../composition/assembly.js';
import { compileCondition } from '../../expression/index.js';
import { Dice } from '../play/dice.js';
import { WorthTrying } from '../play/values.js';

/** Whether two conditions can hold at once; a condition left out always holds. */
export type MeetingConditions = (one: string | undefined, other: string | undefined) => boolean;

/** An instant for facts that are instants; conditions do not compare those. */
const ANY_DAY = '2020-06-01T01:00:00.000Z';

/** Looks for facts under which both conditions hold, among the values that the procedure's own constants divide. */
export function meetingConditions({ factTypes, parameters }: Assembly, procedure: Procedure): MeetingConditions {
  const worth = new WorthTrying(factTypes, procedure);
  return (one, other) => {
    if (one === undefined || other === undefined || one === other) return true;
    const both = compileCondition(`(${one}) && (${other})`, factTypes, parameters);
    if ('faults' in both) return false;
    return worth.under(both, true, new Map(), () => true, ANY_DAY, new Dice(1)) !== undefined;
  };
}
