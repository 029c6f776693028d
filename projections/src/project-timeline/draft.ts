import { ContractLine, EvaluationLine, LotLine, PaymentLine, ProjectDocument } from './document.js';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A document in the hands of the fold: its own copy, lines apart, which are copied when they are opened. */
export type Draft = Open<ProjectDocument>;
export type OpenLot = Open<LotLine>;
export type OpenContract = Open<ContractLine>;
export type OpenPayment = Open<PaymentLine>;
export type OpenEvaluation = Open<EvaluationLine>;

/** A document of which nothing is known but its id. */
export const emptyDocument = (id: string): ProjectDocument => ({
  id,
  title: '',
  jurisdiction: '',
  district: '',
  purchaser: '',
  mode: '',
  category: '',
  benefitClass: '',
  item: { code: '', name: '' },
  year: 0,
  budgetLine: '',
  procedure: { id: '', version: '', hash: '' },
  status: 'proposed',
  stage: '',
  stages: [],
  budgetFen: 0,
  approvedFen: 0,
  awardedFen: 0,
  contractedFen: 0,
  requestedFen: 0,
  paidFen: 0,
  savedFen: 0,
  lots: [],
  contracts: [],
  payments: [],
  evaluations: [],
  numbers: [],
  suppliers: [],
  flags: [],
  sample: [],
  sampledFigures: [],
  imported: false,
  refusals: [],
  alarms: [],
  alarmed: false,
  revision: -1,
  events: 0,
  firstAt: '',
  lastAt: '',
  lastType: '',
  standing: '',
});

/** A list with the line that fits opened as a copy, or made where an imported history names it first. */
function opened<Line extends object>(lines: readonly Line[], fits: (line: Line) => boolean, make: () => Line) {
  const at = lines.findIndex(fits);
  const line: Open<Line> = at < 0 ? make() : { ...lines[at]! };
  return { line, lines: at < 0 ? [...lines, line] : lines.with(at, line) };
}

export function lotIn(draft: Draft, lot: string): OpenLot {
  const { line, lines } = opened<LotLine>(
    draft.lots,
    (known) => known.lot === lot,
    () => ({ lot, title: '', method: '', budgetFen: 0, status: 'planned', bids: 0, invalidBids: 0 }),
  );
  draft.lots = lines;
  return line;
}

export function contractIn(draft: Draft, lot: string, contract: string): OpenContract {
  const { line, lines } = opened<ContractLine>(
    draft.contracts,
    (known) => known.contract === contract,
    () => ({
      contract,
      lot,
      supplier: '',
      priceFen: 0,
      amendedFen: 0,
      status: 'drafted',
      bondHeldFen: 0,
      accepted: false,
      missed: [],
      overdue: [],
      lateInterestFen: 0,
    }),
  );
  draft.contracts = lines;
  return line;
}

export function paymentIn(draft: Draft, contract: string, payment: string): OpenPayment {
  const { line, lines } = opened<PaymentLine>(
    draft.payments,
    (known) => known.payment === payment,
    () => ({ payment, contract, requestedFen: 0, reducedFen: 0, paidFen: 0, withheld: false }),
  );
  draft.payments = lines;
  return line;
}

export function evaluationIn(draft: Draft, contract: string, evaluation: string): OpenEvaluation {
  const { line, lines } = opened<EvaluationLine>(
    draft.evaluations,
    (known) => known.evaluation === evaluation,
    () => ({ evaluation, contract, uses: [] }),
  );
  draft.evaluations = lines;
  return line;
}
