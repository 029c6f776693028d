import { JsonObject, LoggedEvent } from '@tongjian/kernel';
import { SampledFigure } from './document.js';
import { FACTS } from './facts/index.js';

/** An event that still counts, cut down to what the document needs of it. */
export interface StandingFact {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
}

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
  CallForProposalsOpened: { budgetFen: 'budgetFen' },
  InYearSupplementApproved: { amountFen: 'approvedFen' },
};

/** The event cut down to what the document needs of it; undefined where it needs nothing. */
export function standingOf(id: string, type: string, data: JsonObject): StandingFact | undefined {
  const known = FACTS[type];
  const kept: Record<string, JsonObject[string]> = {};
  let any = known !== undefined;
  if (known) for (const field of known.fields) if (data[field] !== undefined) kept[field] = data[field];
  for (const field in data)
    if (isNumber(field) || field === 'sample') {
      kept[field] = data[field]!;
      any = true;
    }
  return any ? { id, type, data: kept } : undefined;
}

/** Numbers of documents that a fact names. */
export function numbersOf({ data }: StandingFact): string[] {
  const numbers: string[] = [];
  for (const field in data) if (isNumber(field) && typeof data[field] === 'string') numbers.push(data[field]);
  return numbers;
}

/** What a fact says by way of example, as `<event type>.<path>`, and the figures that makes examples. */
export function sampleOf({ type, data }: StandingFact): { paths: string[]; figures: SampledFigure[] } {
  const sample = Array.isArray(data['sample']) ? (data['sample'] as readonly string[]) : [];
  const figures = sample.flatMap((path) => FIGURES[type]?.[path.slice(path.lastIndexOf('.') + 1)] ?? []);
  return { paths: sample.map((path) => `${type}.${path}`), figures };
}

/*
 * Facts stand as lines of one text: a document carries them through every event and looks into them hardly ever.
 */

export const lineOf = ({ id, type, data }: StandingFact): string => `${JSON.stringify([id, type, data])}\n`;

export const factsOf = (standing: string): StandingFact[] =>
  standing
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id, type, data] = JSON.parse(line) as [string, string, JsonObject];
      return { id, type, data };
    });

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
