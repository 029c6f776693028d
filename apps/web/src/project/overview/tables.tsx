import { useLabel } from '../../client/codes';
import { ContractLine, EvaluationLine, LotLine, PaymentLine } from '../../client/project';
import { Unit } from '../../format/money';
import { standingOf } from './payment';
import { useInUnit } from '../../ui/useInUnit';
import { percent } from '../../format/share';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import { StatusTag } from '../../ui/StatusTag';
import { COMMON } from '../../words/common';
import { DIMENSIONS, MEASURES } from '../../words/board';
import { useLanguage } from '../../words/language';
import { PAYMENT_STANDINGS, PROJECT, PROJECTS } from '../../words/project';

const PAYMENT_TONE = { withheld: 'bad', paid: 'ok', partly: '', requested: '', due: '' } as const;

type InUnit = { readonly unit: Unit };

export function Lots({ lots, unit }: { readonly lots: readonly LotLine[] } & InUnit) {
  const { say } = useLanguage();
  const inUnit = useInUnit(unit);
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
        { id: 'budget', head: inUnit(MEASURES.budgetFen), end: true, cell: ({ budgetFen }) => money(budgetFen) },
        { id: 'award', head: inUnit(MEASURES.awardedFen), end: true, cell: ({ awardFen }) => money(awardFen) },
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

export function Contracts({ contracts, unit }: { readonly contracts: readonly ContractLine[] } & InUnit) {
  const { say } = useLanguage();
  const inUnit = useInUnit(unit);
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
        {
          id: 'price',
          head: inUnit(PROJECT.price),
          end: true,
          cell: ({ priceFen }) => <Figure fen={priceFen} unit={unit} />,
        },
        {
          id: 'bond',
          head: inUnit(PROJECT.bond),
          end: true,
          cell: ({ bondHeldFen }) => <Figure fen={bondHeldFen ?? 0} unit={unit} />,
        },
        { id: 'accepted', head: say(PROJECT.accepted), cell: ({ accepted }) => say(accepted ? COMMON.yes : COMMON.no) },
      ]}
    />
  );
}

export function Evaluations({ evaluations }: { readonly evaluations: readonly EvaluationLine[] }) {
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
            result === undefined ? (
              '—'
            ) : (
              <span className={`tag ${result === 'fail' ? 'bad' : 'ok'}`}>
                {say(result === 'fail' ? PROJECT.fail : PROJECT.pass)}
              </span>
            ),
        },
      ]}
    />
  );
}

export function Payments({ payments, unit }: { readonly payments: readonly PaymentLine[] } & InUnit) {
  const { say } = useLanguage();
  const inUnit = useInUnit(unit);
  return (
    <DataTable
      cards
      caption={say(PROJECT.payments)}
      rows={payments}
      rowKey={({ contract, payment }) => `${contract}/${payment}`}
      columns={[
        { id: 'payment', head: say(PROJECT.payment), rowHead: true, cell: ({ payment }) => payment },
        { id: 'contract', head: say(PROJECT.contract), cell: ({ contract }) => contract },
        {
          id: 'requested',
          head: inUnit(PROJECT.requested),
          end: true,
          cell: ({ requestedFen }) => <Figure fen={requestedFen} unit={unit} />,
        },
        {
          id: 'reduced',
          head: inUnit(PROJECT.reduced),
          end: true,
          cell: ({ reducedFen }) => <Figure fen={reducedFen} unit={unit} />,
        },
        {
          id: 'paid',
          head: inUnit(MEASURES.paidFen),
          end: true,
          cell: ({ paidFen }) => <Figure fen={paidFen} unit={unit} />,
        },
        {
          id: 'withheld',
          head: say(PROJECTS.status),
          cell: (line) => {
            const standing = standingOf(line);
            return <span className={`tag ${PAYMENT_TONE[standing]}`}>{say(PAYMENT_STANDINGS[standing])}</span>;
          },
        },
      ]}
    />
  );
}
