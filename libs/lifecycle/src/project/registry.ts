import { Text } from '@tongjian/procedure';
import { Act, EventDefinition, KeyParts, mayLack, PARTS } from '../act/index.js';
import { sample } from '../act/event.js';
import { approvalActs } from '../approval/index.js';
import { awardActs } from '../award/index.js';
import { budgetActs } from '../budget/index.js';
import { callActs } from '../call/index.js';
import { closingActs } from '../closing/index.js';
import { complaintActs } from '../complaint/index.js';
import { contractActs } from '../contract/index.js';
import { correctionActs } from '../correction/index.js';
import { evaluationActs } from '../evaluation/index.js';
import { frameworkActs } from '../framework/index.js';
import { importActs } from '../history-import/index.js';
import { latePaymentActs } from '../late-payment/index.js';
import { migrationActs } from '../migration/index.js';
import { milestoneActs } from '../milestone/index.js';
import { panelActs } from '../panel/index.js';
import { needsActs } from '../needs/index.js';
import { paymentActs } from '../payment/index.js';
import { performanceActs } from '../performance/index.js';
import { planActs } from '../plan/index.js';
import { proposalActs } from '../proposal/index.js';
import { requirementActs } from '../requirement/index.js';
import { id, JsonSchema, optional, record } from '../schema/index.js';
import { reviewActs } from '../review/index.js';
import { sealingActs } from '../sealing/index.js';
import { stepActs } from '../step/index.js';
import { supervisionActs } from '../supervision/index.js';
import { tenderActs } from '../tender/index.js';
import { togetherActs } from '../together/index.js';
import { terminationActs } from '../termination/index.js';

/** Every act that code knows, in the order of a project's life. The authority for addresses, input and events. */
export const ACTS: readonly Act[] = [
  ...proposalActs,
  ...approvalActs,
  ...requirementActs,
  ...planActs,
  ...panelActs,
  ...tenderActs,
  ...sealingActs,
  ...awardActs,
  ...frameworkActs,
  ...contractActs,
  ...milestoneActs,
  ...paymentActs,
  ...evaluationActs,
  ...terminationActs,
  ...closingActs,
  ...latePaymentActs,
  ...performanceActs,
  ...supervisionActs,
  ...complaintActs,
  ...stepActs,
  ...needsActs,
  ...budgetActs,
  ...callActs,
  ...reviewActs,
  ...correctionActs,
  ...importActs,
  ...togetherActs,
  ...migrationActs,
];

const BY_NAME = new Map(ACTS.map((act) => [act.name, act]));
export const actNamed = (name: string): Act | undefined => BY_NAME.get(name);

/** Every event type of a project's stream, by name. */
export const EVENTS: Readonly<Record<string, EventDefinition>> = Object.fromEntries(
  ACTS.flatMap((act) => act.events.map((event) => [event.type, event])),
);

/** What an event is called, Chinese and English. */
export const EVENT_LABELS: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.values(EVENTS).map(({ type, label }) => [type, label]),
);

/** The data fields that name what an act of each scope is about; the rest of the key is known from the project. */
export const ADDRESSED: Readonly<Record<Act['scope'], readonly (keyof KeyParts)[]>> = {
  project: [],
  lot: ['lot'],
  contract: ['contract'],
  milestone: ['contract', 'milestone'],
  payment: ['contract', 'payment'],
  evaluation: ['evaluation'],
  case: PARTS.case,
};

const schemas = new Map<string, JsonSchema>();
/** The JSON Schema of an act's whole command data: its own fields, what it is about, and `sample`. */
export function inputSchemaOf(act: Act): JsonSchema {
  const known = schemas.get(act.name);
  if (known) return known;
  const keyFields = Object.fromEntries(
    ADDRESSED[act.scope].map((part) => [part, mayLack(act.scope, part) ? optional(id()) : id()]),
  );
  const made = record({ ...keyFields, ...act.input, sample }).json;
  schemas.set(act.name, made);
  return made;
}
