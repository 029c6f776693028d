import { JsonObject, LoggedEvent } from '@tongjian/kernel';
import { SampledFigure, StandingFact } from './document.js';
import { FACTS } from './facts/index.js';

/** A number of a document: plan, notice, report, contract, filing, voucher. */
const isNumber = (field: string) => field.endsWith('No');

/** Which money each event type puts on the board, by the field that says it. */
const FIGURES: Readonly<Record<string, Readonly<Record<string, SampledFigure>>>> = {
  ProjectProposed: { budgetFen: 'budgetFen' },
  ProjectProposalRevised: { budgetFen: 'budgetFen' },
  ProjectApproved: { amountFen: 'approvedFen' },
  ProcurementPlanFiled: { budgetFen: 'budgetFen' },
  AwardDecided: { priceFen: 'awardedFen' },
  ContractDrafted: { priceFen: 'contractedFen' },
  ContractSigned: { priceFen: 'contractedFen' },
  ContractAmended: { addedFen: 'contractedFen' },
  PaymentMade: { amountFen: 'paidFen' },
};

/** The event cut down to what the document needs of it; undefined where it needs nothing. */
export function standingOf(id: string, type: string, data: JsonObject): StandingFact | undefined {
  const kept: Record<string, JsonObject[string]> = {};
  for (const field of FACTS[type]?.fields ?? []) if (data[field] !== undefined) kept[field] = data[field];
  for (const field of Object.keys(data)) if (isNumber(field)) kept[field] = data[field]!;
  if (data['sample'] !== undefined) kept['sample'] = data['sample'];
  return FACTS[type] || Object.keys(kept).length > 0 ? { id, type, data: kept } : undefined;
}

/** Numbers of documents that a fact names. */
export const numbersOf = ({ data }: StandingFact): string[] =>
  Object.keys(data)
    .filter(isNumber)
    .map((field) => data[field])
    .filter((value) => typeof value === 'string');

/** What a fact says by way of example, as `<event type>.<path>`, and the figures that makes examples. */
export function sampleOf({ type, data }: StandingFact): { paths: string[]; figures: SampledFigure[] } {
  const sample = Array.isArray(data['sample']) ? (data['sample'] as readonly string[]) : [];
  const figures = sample.flatMap((path) => FIGURES[type]?.[path.slice(path.lastIndexOf('.') + 1)] ?? []);
  return { paths: sample.map((path) => `${type}.${path}`), figures };
}

/** The standing facts after a correction: the event's data replaced, its place kept. */
export const corrected = (facts: readonly StandingFact[], { data }: LoggedEvent): StandingFact[] =>
  facts.flatMap((fact) =>
    fact.id === data['event'] ? (standingOf(fact.id, fact.type, data['data'] as JsonObject) ?? []) : fact,
  );

/** The standing facts after an annulment. */
export function voided(facts: readonly StandingFact[], { data }: LoggedEvent): StandingFact[] {
  const voids = new Set((data['voids'] as readonly string[] | undefined) ?? [data['event'] as string]);
  return facts.filter((fact) => !voids.has(fact.id));
}
