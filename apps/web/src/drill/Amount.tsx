import { Unit } from '../format/money';
import { Figure } from '../ui/Figure';
import { UNITS } from '../words/common';
import { useLanguage } from '../words/language';

interface AmountProps {
  readonly measure: string;
  readonly value: number;
  readonly unit: Unit;
  readonly signed?: boolean;
}

/** A measure's value with its unit: money where the measure is in fen, else a count. */
export function Amount({ measure, value, unit, signed }: AmountProps) {
  const { say } = useLanguage();
  const plus = signed && value > 0 ? '+' : '';
  if (!measure.endsWith('Fen')) return <span className="figure">{plus + value}</span>;
  return (
    <>
      {plus}
      <Figure fen={value} unit={unit} /> <span className="unit">{say(UNITS[unit])}</span>
    </>
  );
}
