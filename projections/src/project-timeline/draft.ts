import { ContractLine, EvaluationLine, LotLine, PaymentLine, ProjectDocument } from './document.js';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A document in the hands of the fold: its own copy, free to change down to the lines. */
export type Draft = Omit<Open<ProjectDocument>, 'lots' | 'contracts' | 'payments' | 'evaluations'> & {
  lots: Open<LotLine>[];
  contracts: Open<ContractLine>[];
  payments: Open<PaymentLine>[];
  evaluations: Open<EvaluationLine>[];
};

export const draftOf = (document: ProjectDocument): Draft => ({
  ...document,
  lots: document.lots.map((line) => ({ ...line })),
  contracts: document.contracts.map((line) => ({ ...line })),
  payments: document.payments.map((line) => ({ ...line })),
  evaluations: document.evaluations.map((line) => ({ ...line })),
});

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
  alarms: [],
  revision: -1,
  events: 0,
  firstAt: '',
  lastAt: '',
  lastType: '',
  standing: [],
});

/*
 * Lines of an imported history may be named before they were opened: they are made when first named.
 */

export function lotIn({ lots }: Draft, lot: string) {
  const known = lots.find((line) => line.lot === lot);
  if (known) return known;
  const made: Open<LotLine> = { lot, title: '', method: '', budgetFen: 0, status: 'planned', bids: 0, invalidBids: 0 };
  lots.push(made);
  return made;
}

export function contractIn({ contracts }: Draft, lot: string, contract: string) {
  const known = contracts.find((line) => line.contract === contract);
  if (known) return known;
  const made: Open<ContractLine> = {
    contract,
    lot,
    supplier: '',
    priceFen: 0,
    amendedFen: 0,
    status: 'drafted',
    bondHeldFen: 0,
    accepted: false,
    missed: [],
  };
  contracts.push(made);
  return made;
}

export function paymentIn({ payments }: Draft, contract: string, payment: string) {
  const known = payments.find((line) => line.payment === payment);
  if (known) return known;
  const made = { payment, contract, requestedFen: 0, reducedFen: 0, paidFen: 0, withheld: false };
  payments.push(made);
  return made;
}

export function evaluationIn({ evaluations }: Draft, contract: string, evaluation: string) {
  const known = evaluations.find((line) => line.evaluation === evaluation);
  if (known) return known;
  const made: Open<EvaluationLine> = { evaluation, contract, uses: [] };
  evaluations.push(made);
  return made;
}
