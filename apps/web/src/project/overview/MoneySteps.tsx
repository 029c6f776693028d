import { useState } from 'react';
import { Project } from '../../client/project';
import { exactYuan, Unit } from '../../format/money';
import { percent } from '../../format/share';
import { Figure } from '../../ui/Figure';
import { SampleTag } from '../../ui/SampleTag';
import { Sheet } from '../../ui/Sheet';
import { EventChanges } from '../../drill/EventChanges';
import { DRILL, MEASURES } from '../../words/board';
import { UNITS } from '../../words/common';
import { useLanguage } from '../../words/language';
import { PROJECT } from '../../words/project';

/** The figures of a project in the order of its life; `from` names the view and measure whose events make it. */
const STEPS = [
  { figure: 'budgetFen', words: MEASURES.plannedFen, from: ['finance-board', 'plannedFen'] },
  { figure: 'approvedFen', words: PROJECT.approved },
  { figure: 'awardedFen', words: MEASURES.awardedFen, from: ['finance-board', 'awardedFen'] },
  { figure: 'savedFen', words: MEASURES.savedFen, from: ['savings', 'savedFen'] },
  { figure: 'contractedFen', words: MEASURES.contractedFen, from: ['finance-board', 'contractedFen'] },
  { figure: 'requestedFen', words: PROJECT.requested },
  { figure: 'paidFen', words: MEASURES.paidFen, from: ['finance-board', 'paidFen'] },
] as const;
type Step = (typeof STEPS)[number];

/** The money of a project: each figure in the page's unit, exact in yuan, and opening the events that made it. */
export function MoneySteps({ project, unit }: { readonly project: Project; readonly unit: Unit }) {
  const { say } = useLanguage();
  const [opened, setOpened] = useState<Step>();
  return (
    <>
      <dl className="money-steps">
        {STEPS.map((step) => {
          const { figure, words } = step;
          const fen = project[figure];
          return (
            <div key={figure}>
              <dt>
                {say(words)} <span className="unit">{say(UNITS[unit])}</span>
                {project.sampledFigures.includes(figure) && <SampleTag />}
              </dt>
              <dd>
                <Figure
                  fen={fen}
                  unit={unit}
                  label={say(words)}
                  onDrill={'from' in step && fen !== 0 ? () => setOpened(step) : undefined}
                />
                <small className="num">
                  {exactYuan(fen)} {say(UNITS.yuan)}
                  {figure === 'savedFen' && project.awardedFen > 0 && ` · ${percent(fen, project.budgetFen)}`}
                </small>
              </dd>
            </div>
          );
        })}
      </dl>
      {opened && 'from' in opened && (
        <Sheet title={`${say(opened.words)} · ${say(DRILL.title)}`} onClose={() => setOpened(undefined)}>
          <p>{project.title}</p>
          <EventChanges
            view={opened.from[0]}
            measure={opened.from[1]}
            project={project.id}
            unit="yuan"
            where={EVERYTHING}
          />
        </Sheet>
      )}
    </>
  );
}

const EVERYTHING = {};
