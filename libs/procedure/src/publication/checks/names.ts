import { Assembly, StatedRule } from '../../composition/assembly.js';
import { mentionsOf } from '../../composition/mentions.js';
import { faultAt, Place } from '../../definition/index.js';
import { pathOf } from '../../key.js';
import { STAGES } from '../../stages/vocabulary.js';
import { FactType, PackFault } from '../../types.js';

/** Outcomes, facts, scopes and acts that are named must exist and fit. */
export function nameFaults(assembly: Assembly): PackFault[] {
  return [
    ...assembly.rules.flatMap((rule) => [
      ...outcomeFaults(rule, assembly),
      ...factFaults(rule, assembly),
      ...scopeFaults(rule, assembly),
      ...valueFaults(rule, assembly),
    ]),
    ...listFaults(assembly),
  ];
}

function outcomeFaults({ statement, place }: StatedRule, { acts }: Assembly): PackFault[] {
  return mentionsOf(statement).outcomes.flatMap(({ act, outcomes }) => {
    const declared = acts.get(act)?.declaration.outcomes;
    const known = declared ? [...declared.positive, ...declared.other] : outcomes;
    return outcomes
      .filter((outcome) => !known.includes(outcome))
      .map((outcome) =>
        faultAt(
          place(),
          'UnresolvedName',
          `${statement.id}: ${act} has no outcome ${outcome}; it has ${known.join(', ')}`,
        ),
      );
  });
}

function factFaults({ statement, place }: StatedRule, { factTypes }: Assembly): PackFault[] {
  const faults: PackFault[] = [];
  const expect = (name: string, at: Place, ...types: readonly FactType[]) => {
    const type = factTypes[name];
    if (!type) faults.push(faultAt(at, 'UnknownFact', `${statement.id}: there is no fact ${name}`));
    else if (!types.includes(type))
      faults.push(faultAt(at, 'TypeMismatch', `${statement.id}: ${name} is ${type}, due is ${types.join(' or ')}`));
  };
  switch (statement.relation) {
    case 'after':
    case 'within': {
      const { since, fact } = statement.body;
      if (fact) expect(fact, place(statement.relation, 'fact'), 'timestamp');
      if ((since === undefined) === (fact === undefined))
        faults.push(
          faultAt(
            place(statement.relation),
            'Incomplete',
            `${statement.id} counts from an act (since) or from a fact, one of both`,
          ),
        );
      break;
    }
    case 'limit': {
      const { fact, of, from, share } = statement.body;
      const dated = from !== undefined || (typeof of === 'string' && factTypes[of] === 'timestamp');
      expect(fact, place('limit', 'fact'), dated ? 'timestamp' : 'int');
      if (typeof of === 'string') expect(of, place('limit', 'of'), dated ? 'timestamp' : 'int');
      if ((of === undefined) === (from === undefined) || (share !== undefined && of === undefined))
        faults.push(
          faultAt(
            place('limit'),
            'Incomplete',
            `${statement.id} has a bound: of (with share) or from (with period), one of both`,
          ),
        );
      break;
    }
    case 'route':
      if (statement.body.kind === 'allow') {
        if (statement.body.fact) expect(statement.body.fact, place('fact'), 'string');
        if (!statement.body.fact || statement.body.act === '')
          faults.push(
            faultAt(
              place(),
              'Incomplete',
              `route ${statement.body.route} allows values: it names the act and the fact`,
            ),
          );
      }
      break;
    default:
  }
  return faults;
}

/** What a route allows must be something that the fact can lawfully be. */
function valueFaults({ statement, place }: StatedRule, { values }: Assembly): PackFault[] {
  if (statement.relation !== 'route' || statement.body.kind !== 'allow') return [];
  const { fact = '', rows, route } = statement.body;
  const lawful = values[fact];
  if (!lawful) return [];
  return rows.flatMap(({ id, values: allowed = [] }) =>
    allowed
      .filter((value) => !lawful.includes(value))
      .map((value) =>
        faultAt(
          place('allow'),
          'UnresolvedName',
          `route ${route}, row ${id}: ${fact} is never ${value}; it is one of ${lawful.join(', ')}`,
        ),
      ),
  );
}

function scopeFaults({ statement, place }: StatedRule, { acts }: Assembly): PackFault[] {
  if (statement.relation !== 'times' || !statement.body.in) return [];
  const { act, in: within } = statement.body;
  const scope = acts.get(act)?.declaration.scope;
  if (!scope || scope === 'case' || pathOf(scope).includes(within)) return [];
  return [
    faultAt(place('times', 'in'), 'WrongScope', `${act} is about a ${scope}, which does not stand in a ${within}`),
  ];
}

function listFaults({ stages, gates, acts, packs }: Assembly): PackFault[] {
  const unknown = (names: readonly string[], place: Place, where: string) =>
    names
      .filter((name) => !acts.has(name))
      .map((name) => faultAt(place, 'UnresolvedName', `${where}: ${name} is no act of this procedure`));
  const own = packs[packs.length - 1]!.places;
  const codes = stages.map(({ code }) => code);
  return [
    ...stages.flatMap(({ code, acts: members, exit, place }) => unknown([...members, ...exit], place, `stage ${code}`)),
    ...stages
      .filter(({ code }) => !Object.hasOwn(STAGES, code))
      .map(({ code, place }) => faultAt(place, 'UnresolvedName', `there is no stage ${code}: S01 to S34 are known`)),
    ...stages
      .filter(({ code }, i) => codes.indexOf(code) !== i)
      .map(({ code, place }) => faultAt(place, 'GivenTwice', `stage ${code} is given twice`)),
    ...Object.entries(gates).flatMap(([gate, members]) => unknown(members, own.of(['gates', gate]), `gate ${gate}`)),
  ];
}
