import { exactYuan } from '../format/money';
import { lowestTerms, percent } from '../format/share';

/** A share of two amounts; the exact fraction and both amounts show on hover and focus. */
export function ShareFigure({ num, den }: { readonly num: number; readonly den: number }) {
  if (den === 0) return <>—</>;
  return (
    <span
      className="figure exact"
      tabIndex={0}
      data-exact={`${lowestTerms(num, den)} = ${exactYuan(num)} ÷ ${exactYuan(den)}`}
    >
      {percent(num, den)}
    </span>
  );
}
