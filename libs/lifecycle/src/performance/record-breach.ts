import { act, at, breach, broken, C, civilCode, event, record, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { bool, id, oneOf, optional, text, title } from '../schema/index.js';

export const BREACHES = [
  'unauthorisedAssignment',
  'quality',
  'delay',
  'quantity',
  'records',
  'fundUse',
  'other',
] as const;
const breached = {
  breach: id(),
  kind: oneOf(...BREACHES),
  clause: title(),
  findings: text(),
  /** A breach that cannot be cured needs no notice to cure it (民法典 563). */
  curable: bool(),
  causeEvent: optional(text(64)),
};

export const BreachRecorded = event({
  type: 'BreachRecorded',
  scope: 'contract',
  label: say('违约记录', 'Breach recorded'),
  act: 'RecordBreach',
  outcome: ({ kind }) => (kind === 'unauthorisedAssignment' ? 'assignment' : 'breach'),
  data: breached,
  apply: (dossier, { lot, contract, breach: id, kind, curable, causeEvent }) =>
    void contractOf(dossier, { lot, contract }).performance.breaches.set(id, {
      ...{ kind, curable },
      ...(causeEvent ? { causeEvent } : {}),
    }),
});

/** Records that the supplier broke a clause: by a person, or by a process after an assignment was found (INV-41). */
export const recordBreach = act({
  name: 'RecordBreach',
  scope: 'contract',
  label: say('记录违约', 'Record a breach'),
  outcomes: { positive: ['breach', 'assignment'], other: [] },
  addresses: [at(`${C}/breaches`)],
  input: breached,
  events: [BreachRecorded],
  outcome: ({ kind }) => (kind === 'unauthorisedAssignment' ? 'assignment' : 'breach'),
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed', 'completed', 'terminated')),
  invariants: ({ contracts }, { contract, breach: id }) =>
    broken(
      contracts.get(contract)?.performance.breaches.has(id) === true &&
        breach(
          'IdTaken',
          'INV-41',
          [record('INV-41')],
          say('违约编号已使用', 'A breach of this id is recorded already'),
          { breach: id },
          state('使用新的编号', 'Choose another id'),
        ),
    ),
  decide: (_, { contract: _contract, ...input }) => [BreachRecorded.of(input)],
});

/** The breach that an act names, or why there is none to act on. */
export const noSuchBreach = ({ contracts }: Dossier, contract: string, id: string) =>
  contracts.get(contract)?.performance.breaches.has(id) !== true &&
  breach(
    'BreachUnknown',
    'INV-41',
    [civilCode('563')],
    say('没有记录这一违约', 'No such breach is recorded'),
    { breach: id },
    { kind: 'act', act: 'RecordBreach' },
  );
