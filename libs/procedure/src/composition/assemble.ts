import { canonicalJson } from '@tongjian/kernel';
import { Definition, definitionOf, faultAt, PackHeader, ReadPack, sameIdFaults, union } from '../definition/index.js';
import { Parameters } from '../expression/index.js';
import { FactType, PackFault, Vocabulary } from '../types.js';
import { assembleActs } from './acts.js';
import { Assembly } from './assembly.js';
import { assembleRules } from './rules.js';

const KINDS: readonly PackHeader['kind'][] = ['floor', 'pack', 'overlay'];

/** Puts floor, pack and overlays together, in any order given: the order of the law is floor, pack, overlays by id. */
export function assemble(vocabulary: Vocabulary, given: readonly ReadPack[]): Assembly {
  const packs = [...new Map(given.map((pack) => [pack.hash, pack])).values()].sort(inOrder);
  const whole = union(...packs.map(definitionOf));
  const header = (packs.find(({ written }) => written.kind === 'pack') ?? packs[0]!).written;
  const open = header.kind === 'floor';
  const { parameters, types, faults: parameterFaults } = parametersOf(whole);
  const factTypes = { ...vocabulary.facts, ...types };
  const { acts, faults: actFaults } = assembleActs(whole, vocabulary, open);
  const rules = assembleRules(packs, { acts, vocabulary, factTypes, parameters, modes: header.modes ?? [] });
  return {
    packs,
    header,
    parts: packs.map(({ written: { id, version, kind }, hash }) => ({ id, version, kind, hash })),
    open,
    factTypes,
    values: vocabulary.values ?? {},
    parameters,
    acts,
    ...rules,
    stages: stagesOf(whole),
    gates: Object.fromEntries(
      [...whole.values()].flatMap(({ statement }) =>
        statement.kind === 'gate' ? [[statement.gate, statement.acts]] : [],
      ),
    ),
    text: composedText(packs, whole),
    faults: [...partFaults(packs), ...sameIdFaults(whole), ...parameterFaults, ...actFaults, ...rules.faults],
  };
}

const inOrder = ({ written: a }: ReadPack, { written: b }: ReadPack): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The composed procedure's own canonical text: what its parts are called and the set of what they say. */
export function composedText(packs: readonly ReadPack[], whole: Definition): string {
  const parts = [...packs]
    .sort(inOrder)
    .map(({ written: { id, version, kind, title } }) => ({ id, version, kind, title }));
  const statements = [...whole.keys()].sort();
  return `{"parts":${canonicalJson(parts)},"statements":[${statements.join(',')}]}`;
}

function parametersOf(whole: Definition) {
  const faults: PackFault[] = [];
  const parameters: Record<string, Parameters[string]> = {};
  const types: Record<string, FactType> = {};
  for (const { statement, place } of whole.values()) {
    if (statement.kind !== 'parameter') continue;
    const { name, type, value } = statement;
    if (name in parameters) faults.push(faultAt(place(), 'GivenTwice', `parameter ${name} is given twice`));
    if (
      typeof value !== (type === 'string' ? 'string' : type === 'bool' ? 'boolean' : 'number') ||
      (type === 'fen' && Number(value) < 0)
    )
      faults.push(faultAt(place('value'), 'TypeMismatch', `parameter ${name} is no ${type}`));
    parameters[name] = value;
    types[`params.${name}`] = type === 'fen' ? 'int' : type;
  }
  return { parameters, types, faults };
}

function stagesOf(whole: Definition): Assembly['stages'] {
  return [...whole.values()]
    .flatMap(({ statement, place }) => (statement.kind === 'stage' ? [{ ...statement, place: place() }] : []))
    .sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))
    .map(({ code, zh, en, acts, exit = [], place }) => ({ code, label: { zh, en }, acts, exit, place }));
}

/** The parts must belong together: one floor, one pack that names it, overlays that name the pack. */
function partFaults(packs: readonly ReadPack[]): PackFault[] {
  const faults: PackFault[] = [];
  const of = (kind: PackHeader['kind']) => packs.filter(({ written }) => written.kind === kind);
  const [[floor, ...floors], [pack, ...others]] = [of('floor'), of('pack')];
  for (const { places, written } of [...floors, ...others])
    faults.push(faultAt(places.of(['kind']), 'PartsDisagree', `${written.id}: a procedure has one floor and one pack`));
  if (pack && pack.written.floor !== floor?.written.id)
    faults.push(
      faultAt(
        pack.places.of(['floor']),
        'UnresolvedName',
        `${pack.written.id} stands on floor ${pack.written.floor ?? '(none)'}, given is ${floor?.written.id ?? 'none'}`,
      ),
    );
  for (const { places, written } of of('overlay'))
    if (written.over !== pack?.written.id)
      faults.push(
        faultAt(
          places.of(['over']),
          'UnresolvedName',
          `${written.id} lies over ${written.over ?? '(none)'}, given is ${pack?.written.id ?? 'none'}`,
        ),
      );
  for (const { places, written } of of('floor'))
    for (const member of ['acts', 'steps', 'stages', 'gates', 'replaces'] as const)
      if (written[member])
        faults.push(
          faultAt(
            places.of([member]),
            'FloorEnumerates',
            `a floor constrains and does not enumerate: it has no ${member}`,
          ),
        );
  return faults;
}
