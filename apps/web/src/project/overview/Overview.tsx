import { useLabel } from '../../client/codes';
import { Project } from '../../client/project';
import { useView } from '../../board/moment';
import { ProjectDeadlines } from '../../deadlines/ProjectDeadlines';
import { unitFor } from '../../format/money';
import { Panel } from '../../ui/Panel';
import { UnitSwitch } from '../../ui/UnitSwitch';
import { BOARD } from '../../words/board';
import { useLanguage } from '../../words/language';
import { PROJECT } from '../../words/project';
import { MoneySteps } from './MoneySteps';
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
      <Panel title={say(BOARD.money)} tools={<UnitSwitch value={view.unit} />}>
        <MoneySteps project={project} unit={unit} />
      </Panel>
      <ProjectDeadlines project={project.id} />
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
