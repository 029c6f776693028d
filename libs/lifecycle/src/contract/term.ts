import { bound, breach, purchaseOfServices, say, state } from '../act/index.js';
import { DataOf } from '../schema/index.js';
import { terms } from './fields.js';

type MultiYear = DataOf<typeof terms>['multiYear'];

/** Budget assured, content fixed, demand continuous, funding stable, price stable: all recorded as true. */
export const fourConditions = (multiYear: MultiYear): boolean =>
  multiYear !== undefined && Object.values(multiYear).every(Boolean);

const USUAL_MONTHS = 12;
const LONGEST_MONTHS = 36;

/** One year, or up to three where all four conditions are recorded and the budget is assured (INV-24, NR-12). */
export function termWithinLaw({
  termMonths,
  multiYear,
}: {
  readonly termMonths: number;
  readonly multiYear?: MultiYear;
}) {
  const met = fourConditions(multiYear);
  const boundMonths = met ? LONGEST_MONTHS : USUAL_MONTHS;
  return (
    termMonths > boundMonths &&
    breach(
      'TermTooLong',
      'INV-24',
      [purchaseOfServices('24')],
      say(
        '合同履行期限一般不超过1年; 预算有保障且四项条件均具备的不超过3年',
        'The term is one year at most, or three where the budget is assured and all four conditions hold',
      ),
      { termMonths, boundMonths, fourConditions: met },
      bound('termMonths', '<=', boundMonths),
      ...(met || termMonths > LONGEST_MONTHS
        ? []
        : [state('记录预算保障与四项条件', 'Record that the budget is assured and the four conditions hold')]),
    )
  );
}
