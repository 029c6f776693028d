import { Cell } from '../client/project';
import { unitFor } from '../format/money';
import { percent } from '../format/share';
import { openDrill } from '../drill/place';
import { Count, Figure } from '../ui/Figure';
import { Moved } from '../ui/Moved';
import { UNITS } from '../words/common';
import { BOARD, MEASURES } from '../words/board';
import { useLanguage } from '../words/language';
import { View } from './moment';
import { sumOf } from './sums';

const MONEY = ['plannedFen', 'awardedFen', 'contractedFen', 'paidFen'] as const;

/** The way of the money, from planned to paid: each sum with its share of the one before. */
export function MoneyLine({ cells, view }: { readonly cells: readonly Cell[]; readonly view: View }) {
  const { say } = useLanguage();
  const sum = sumOf(cells);
  const unit = unitFor(
    view.unit,
    MONEY.map((measure) => sum[measure] ?? 0),
  );
  const planned = sum['plannedFen'] ?? 0;
  return (
    <section className="money" aria-label={say(BOARD.money)}>
      {MONEY.map((measure, at) => {
        const fen = sum[measure] ?? 0;
        // Where only a part of each project's figures counts, two sums are not of the same projects.
        const before = at === 0 || view.sample !== 'in' ? undefined : MONEY[at - 1]!;
        return (
          <div key={measure} className="money-step">
            <h2>
              {say(MEASURES[measure])} <span className="unit">{say(UNITS[unit])}</span>
            </h2>
            <Moved value={fen} className="money-sum">
              <Figure fen={fen} unit={unit} label={say(MEASURES[measure])} onDrill={() => openDrill(measure)} />
            </Moved>
            {view.sample === 'in' && (
              <svg className="money-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="4" className="track" />
                <rect width={planned > 0 ? Math.min(100, (fen * 100) / planned) : 0} height="4" className="fill" />
              </svg>
            )}
            <p>{before ? say(BOARD.of(percent(fen, sum[before] ?? 0), say(MEASURES[before]))) : ' '}</p>
          </div>
        );
      })}
      {(['projects', 'alarms'] as const).map((measure) => (
        <div
          key={measure}
          className={`money-step count ${measure === 'alarms' && (sum[measure] ?? 0) > 0 ? 'alarm' : ''}`}
        >
          <h2>{say(MEASURES[measure])}</h2>
          <Moved value={sum[measure] ?? 0} className="money-sum">
            <Count value={sum[measure] ?? 0} label={say(MEASURES[measure])} onDrill={() => openDrill(measure)} />
          </Moved>
        </div>
      ))}
    </section>
  );
}
