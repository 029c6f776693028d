import { useLabel } from '../../client/codes';
import { ContractLine, EvaluationLine, LotLine, Project } from '../../client/project';
import { useView } from '../../board/moment';
import { Unit, unitFor } from '../../format/money';
import { percent } from '../../format/share';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import { Panel } from '../../ui/Panel';
import { StatusTag } from '../../ui/StatusTag';
import { UnitSwitch } from '../../ui/UnitSwitch';
import { COMMON, UNITS } from '../../words/common';
import { BOARD, DIMENSIONS, MEASURES } from '../../words/board';
import { useLanguage } from '../../words/language';
import { PROJECT, PROJECTS } from '../../words/project';

/** The money of the project, its lots, contracts and evaluations. */
export default function Overview({ project }: { readonly project: Project }) {
  const { say } = useLanguage();
  const label = useLabel();
  const view = useView();
  const unit = unitFor(view.unit, [project.budgetFen]);
  const { lots, contracts, evaluations, flags } = project;
  return (
    <>
      <MoneySteps project={project} unit={unit} />
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

function MoneySteps({ project, unit }: { readonly project: Project } & InUnit) {
  const { say } = useLanguage();
  const { budgetFen, approvedFen, awardedFen, contractedFen, requestedFen, paidFen, savedFen } = project;
  const steps = [
    [MEASURES.plannedFen, budgetFen],
    [PROJECT.approved, approvedFen],
    [MEASURES.awardedFen, awardedFen],
    [MEASURES.contractedFen, contractedFen],
    [PROJECT.requested, requestedFen],
    [MEASURES.paidFen, paidFen],
  ] as const;
  return (
    <Panel
      title={say(BOARD.money)}
      hint={`${say(BOARD.saved)} ${awardedFen > 0 ? percent(savedFen, budgetFen) : '—'}`}
      tools={<UnitSwitch value={unit} />}
    >
      <dl className="money-steps">
        {steps.map(([words, fen]) => (
          <div key={words.zh}>
            <dt>
              {say(words)} <span className="unit">{say(UNITS[unit])}</span>
            </dt>
            <dd>
              <Figure fen={fen} unit={unit} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Lots({ lots, unit }: { readonly lots: readonly LotLine[] } & InUnit) {
  const { say } = useLanguage();
  const label = useLabel();
  const money = (fen: number | undefined) => (fen === undefined ? '—' : <Figure fen={fen} unit={unit} />);
  return (
    <DataTable
      cards
      caption={say(PROJECT.lots)}
      rows={lots}
      rowKey={({ lot }) => lot}
      columns={[
        { id: 'lot', head: say(PROJECT.lot), rowHead: true, cell: ({ lot, title }) => `${lot} ${title}` },
        { id: 'method', head: say(DIMENSIONS.method), cell: ({ method }) => (method ? label('methods', method) : '—') },
        { id: 'status', head: say(PROJECTS.status), cell: ({ status }) => <StatusTag status={status} /> },
        { id: 'bids', head: say(PROJECT.bids), end: true, cell: ({ bids }) => bids },
        { id: 'budget', head: say(MEASURES.budgetFen), end: true, cell: ({ budgetFen }) => money(budgetFen) },
        { id: 'award', head: say(MEASURES.awardedFen), end: true, cell: ({ awardFen }) => money(awardFen) },
        {
          id: 'saved',
          head: say(MEASURES.rate),
          end: true,
          cell: ({ budgetFen, awardFen }) => (awardFen === undefined ? '—' : percent(budgetFen - awardFen, budgetFen)),
        },
        {
          id: 'supplier',
          head: say(PROJECTS.supplier),
          cell: ({ supplier }) => (supplier ? label('organisations', supplier) : '—'),
        },
      ]}
    />
  );
}

function Contracts({ contracts, unit }: { readonly contracts: readonly ContractLine[] } & InUnit) {
  const { say } = useLanguage();
  const label = useLabel();
  return (
    <DataTable
      cards
      caption={say(PROJECT.contracts)}
      rows={contracts}
      rowKey={({ contract }) => contract}
      columns={[
        { id: 'contract', head: say(PROJECT.contract), rowHead: true, cell: ({ contract }) => contract },
        { id: 'lot', head: say(PROJECT.lot), cell: ({ lot }) => lot },
        { id: 'supplier', head: say(PROJECTS.supplier), cell: ({ supplier }) => label('organisations', supplier) },
        { id: 'status', head: say(PROJECTS.status), cell: ({ status }) => <StatusTag status={status} /> },
        { id: 'price', head: say(PROJECT.price), end: true, cell: ({ priceFen }) => <Figure fen={priceFen} unit={unit} /> },
        { id: 'bond', head: say(PROJECT.bond), end: true, cell: ({ bondHeldFen }) => <Figure fen={bondHeldFen ?? 0} unit={unit} /> },
        { id: 'accepted', head: say(PROJECT.accepted), cell: ({ accepted }) => say(accepted ? COMMON.yes : COMMON.no) },
      ]}
    />
  );
}

function Evaluations({ evaluations }: { readonly evaluations: readonly EvaluationLine[] }) {
  const { say } = useLanguage();
  return (
    <DataTable
      cards
      caption={say(PROJECT.evaluations)}
      rows={evaluations}
      rowKey={({ evaluation }) => evaluation}
      columns={[
        { id: 'evaluation', head: say(PROJECT.evaluations), rowHead: true, cell: ({ evaluation }) => evaluation },
        { id: 'contract', head: say(PROJECT.contract), cell: ({ contract }) => contract },
        {
          id: 'score',
          head: say(PROJECT.score),
          end: true,
          cell: ({ scoreNum, scoreDen }) =>
            scoreNum === undefined ? '—' : percent(scoreNum, (scoreDen ?? 1) * 100 * 100, 2).replace('%', ''),
        },
        {
          id: 'result',
          head: say(PROJECT.result),
          cell: ({ result }) =>
            result === undefined ? '—' : <span className={`tag ${result === 'fail' ? 'bad' : 'ok'}`}>{say(result === 'fail' ? PROJECT.fail : PROJECT.pass)}</span>,
        },
      ]}
    />
  );
}
