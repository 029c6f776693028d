import { Unit } from '../format/money';
import { Figure } from '../ui/Figure';
import { UNITS } from '../words/common';
import { useLanguage } from '../words/language';

interface AmountProps {
  readonly measure: string;
  readonly value: number;
  readonly unit: Unit;
  readonly signed?: boolean;
  /** The unit stands elsewhere, in the head of the column. */
  readonly bare?: boolean;
}

/** A measure's value with its unit, in one piece: money where the measure is in fen, else a count. */
export function Amount({ measure, value, unit, signed, bare }: AmountProps) {
  const { say } = useLanguage();
  const plus = signed && value > 0 ? '+' : '';
  const isMoney = measure.endsWith('Fen');
  return (
    <span className="amount figure">
      {plus}
      {isMoney ? <Figure fen={value} unit={unit} /> : <data value={value}>{String(value).replace('-', '−')}</data>}
      {isMoney && !bare && <span className="unit"> {say(UNITS[unit])}</span>}
    </span>
  );
}
