import { UNITS } from '../words/common';
import { useLanguage } from '../words/language';
import { amountIn, exactYuan, plainYuan, Unit } from '../format/money';

export interface FigureProps {
  readonly fen: number;
  readonly unit: Unit;
  /** Opens what makes the figure; without it the figure is text. */
  readonly onDrill?: (() => void) | undefined;
  /** What a screen reader hears before the amount, where the place does not say it. */
  readonly label?: string | undefined;
}

/** An amount in one unit. The exact yuan shows on hover and focus and is the machine-readable value. */
export function Figure({ fen, unit, onDrill, label }: FigureProps) {
  const { say } = useLanguage();
  const exact = `${exactYuan(fen)} ${say(UNITS.yuan)}`;
  const amount = <data value={plainYuan(fen)}>{amountIn(fen, unit)}</data>;
  if (!onDrill)
    return (
      <span className="figure exact" data-exact={exact}>
        {amount}
      </span>
    );
  return (
    <button type="button" className="plain figure exact" data-exact={exact} onClick={onDrill}>
      {label && <span className="hidden-text">{label} </span>}
      {amount}
    </button>
  );
}

/** A count that may open what makes it. */
export function Count({
  value,
  onDrill,
  label,
}: {
  readonly value: number;
  readonly onDrill?: () => void;
  readonly label?: string;
}) {
  if (!onDrill) return <span className="figure">{value}</span>;
  return (
    <button type="button" className="plain figure" onClick={onDrill}>
      {label && <span className="hidden-text">{label} </span>}
      {value}
    </button>
  );
}
