import { JsonObject } from '@tongjian/kernel';
import { ActKey } from '@tongjian/procedure';
import { Act, Breach, breach, doFirst, keyOf, KeyParts, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { misfits } from '../schema/index.js';
import { inputSchemaOf } from './registry.js';

/** The data do not fit the act: each misfit with its JSON pointer. */
export function unfitInput(act: Act, data: JsonObject): Breach | undefined {
  const found = misfits(inputSchemaOf(act), data);
  if (found.length === 0) return undefined;
  const errors = found.map(({ pointer, reason }) => ({ pointer, reason }));
  const [first] = errors;
  return breach(
    'InvalidInput',
    'INV-19',
    [record('INV-19')],
    say(`数据不符合要求: ${first!.pointer}`, `The data do not fit: ${first!.pointer} ${first!.reason}`),
    { errors },
    { kind: 'facts', names: errors.map(({ pointer }) => pointer) },
  );
}

/** The key an act is about: what its data name, the rest from the dossier. Refused where no such thing exists. */
export function addressOf(act: Act, dossier: Dossier, data: JsonObject): ActKey | Breach {
  const given = data as KeyParts;
  if (act.scope === 'project') return '';
  const contract = given.contract ?? dossier.evaluations.get(given.evaluation ?? '')?.contract;
  const lot = given.lot ?? dossier.contracts.get(contract ?? '')?.lot;
  const parts = { ...given, ...(contract ? { contract } : {}), ...(lot ? { lot } : {}) };
  return keyOf(act.scope, parts) ?? unknownPlace(act, given);
}

const unknownPlace = ({ scope }: Act, { lot, contract, evaluation }: KeyParts): Breach =>
  breach(
    'NotOpened',
    'INV-19',
    [record('INV-19')],
    say('案卷中没有这一事项', 'The project has no such thing'),
    { scope, ...(lot ? { lot } : {}), ...(contract ? { contract } : {}), ...(evaluation ? { evaluation } : {}) },
    scope === 'evaluation' ? doFirst('PlanEvaluation') : doFirst('DraftContract'),
  );
