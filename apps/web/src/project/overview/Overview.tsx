import { useLabel } from '../../client/codes';
import { Project } from '../../client/project';
import { useView } from '../../board/moment';
import { Unit, UnitChoice, unitFor } from '../../format/money';
import { percent } from '../../format/share';
import { Figure } from '../../ui/Figure';
import { Panel } from '../../ui/Panel';
import { UnitSwitch } from '../../ui/UnitSwitch';
import { UNITS } from '../../words/common';
import { BOARD, MEASURES } from '../../words/board';
import { useLanguage } from '../../words/language';
import { PROJECT } from '../../words/project';
import { Contracts, Evaluations, Lots, Payments } from './tables';

/** The money of the project, its lots, contracts and evaluations. */
export default function Overview({ project }: { readonly project: Project }) {
  const { say } = useLanguage();
  const label = useLabel();
  const view = useView();
  const unit = unitFor(view.unit, [project.budgetFen]);
  const { lots, contracts, payments, evaluations, flags } = project;
  return (
    <>
      <MoneySteps project={project} unit={unit} chosen={view.unit} />
      {lots.length > 0 && (
        <Panel title={say(PROJECT.lots)}>
          <Lots lots={lots} unit={unit} />
        </Panel>
      )}
      {contracts.length > 0 && (
        <Panel title={say(PROJECT.contracts)}>
          <Contracts contracts={contracts} unit={unit} />
        </Panel>
      )}
      {payments.length > 0 && (
        <Panel title={say(PROJECT.payments)}>
          <Payments payments={payments} unit={unit} />
        </Panel>
      )}
      {evaluations.length > 0 && (
        <Panel title={say(PROJECT.evaluations)}>
          <Evaluations evaluations={evaluations} />
        </Panel>
      )}
      {flags.length > 0 && (
        <Panel title={say(PROJECT.flags)}>
          <ul className="panel-in flags">
            {flags.map((flag) => (
              <li key={flag} className="tag warn">
                {label('rules', flag)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

type InUnit = { readonly unit: Unit };

function MoneySteps({ project, unit, chosen }: { readonly project: Project; readonly chosen: UnitChoice } & InUnit) {
  const { say } = useLanguage();
  const { budgetFen, approvedFen, awardedFen, contractedFen, requestedFen, paidFen, savedFen } = project;
  const steps = [
    [MEASURES.plannedFen, budgetFen],
    [PROJECT.approved, approvedFen],
    [MEASURES.awardedFen, awardedFen],
    [MEASURES.savedFen, savedFen],
    [MEASURES.contractedFen, contractedFen],
    [PROJECT.requested, requestedFen],
    [MEASURES.paidFen, paidFen],
  ] as const;
  return (
    <Panel title={say(BOARD.money)} tools={<UnitSwitch value={chosen} />}>
      <dl className="money-steps">
        {steps.map(([words, fen]) => (
          <div key={words.zh}>
            <dt>
              {say(words)} <span className="unit">{say(UNITS[unit])}</span>
            </dt>
            <dd>
              <Figure fen={fen} unit={unit} />
              {words === MEASURES.savedFen && awardedFen > 0 && <small>{percent(savedFen, budgetFen)}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
