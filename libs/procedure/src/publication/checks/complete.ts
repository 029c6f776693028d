import { Assembly } from '../../composition/assembly.js';
import { Procedure } from '../../compiled/procedure.js';
import { faultAt } from '../../definition/index.js';
import { outcomesOf } from '../../definition/outcomes.js';
import { PackFault } from '../../types.js';

/** What a procedure must say in full: who may act, why an act needs nothing, how a hold ends, where a route leads. */
export const completenessFaults = (assembly: Assembly, procedure: Procedure): PackFault[] =>
  assembly.open
    ? holdFaults(assembly)
    : [
        ...actFaults(assembly, procedure),
        ...holdFaults(assembly),
        ...routeFaults(assembly),
        ...gateFaults(assembly),
        ...courseFaults(assembly, procedure),
      ];

function actFaults({ acts, rules }: Assembly, procedure: Procedure): PackFault[] {
  return [...acts].flatMap(([name, { place, initial, free }]) => {
    const { roles, consequences } = procedure.acts.get(name)!;
    const of = (relation: string) =>
      rules.filter(
        ({ statement }) => statement.relation === relation && 'act' in statement.body && statement.body.act === name,
      );
    const actors = of('actors').filter(({ statement }) => !statement.when);
    const faults: PackFault[] = [];
    if (actors.length === 0) faults.push(faultAt(place, 'NoActor', `${name}: nobody is said to do it`));
    else if (roles.length === 0)
      faults.push(
        faultAt(
          place,
          'NoActor',
          `${name}: no role is admitted by all of ${actors.map(({ statement }) => statement.id).join(', ')}`,
        ),
      );
    else if (roles.every((role) => role === 'process') && consequences.length === 0)
      faults.push(faultAt(place, 'NoActor', `${name}: the process role acts only by a consequence, and none names it`));
    if (!initial && free === undefined && of('needs').length === 0)
      faults.push(faultAt(place, 'NeedsOrFree', `${name} needs nothing: say free, with the reason`));
    return faults;
  });
}

/** A release must be possible while the hold lasts: an act that it forbids, or one that begins it anew, releases nothing. */
function holdFaults({ rules, acts }: Assembly): PackFault[] {
  return rules.flatMap(({ statement, place }) => {
    if (statement.relation === 'due') {
      const { pause = [], resume = [] } = statement.body;
      if (!pause.some((act) => acts.has(act)) || resume.some((act) => acts.has(act))) return [];
      return [faultAt(place('due'), 'NoRelease', `${statement.id} is paused and never resumed: give resume`)];
    }
    if (statement.relation !== 'holds') return [];
    const { act, by, outcomes, until, lapse } = statement.body;
    const begins = outcomes ?? acts.get(by)?.declaration.outcomes.positive ?? [];
    const releases = (name: string) =>
      acts.has(name) &&
      name !== act &&
      (name !== by || outcomesOf(acts.get(by)?.declaration).some((outcome) => !begins.includes(outcome)));
    if (lapse || until.some(releases)) return [];
    return [
      faultAt(
        place('holds'),
        'NoRelease',
        until.length === 0
          ? `${statement.id} is never released: give until or lapse`
          : `${statement.id} is never released: ${until.join(', ')} ${until.length > 1 ? 'are' : 'is'} not there, held itself, or begins the hold anew`,
      ),
    ];
  });
}

function routeFaults({ rules }: Assembly): PackFault[] {
  return rules.flatMap(({ statement, place }) => {
    if (statement.relation !== 'route') return [];
    const { rows, kind, route } = statement.body;
    const last = rows[rows.length - 1]!;
    const faults = last.otherwise
      ? []
      : [faultAt(place(kind), 'NoOtherwise', `route ${route}: the last ${kind} row must be otherwise`)];
    rows.forEach((row, i) => {
      if (!!row.when === !!row.otherwise)
        faults.push(faultAt(place(kind, i), 'Incomplete', `row ${row.id} has either when or otherwise`));
      if (row.otherwise && i < rows.length - 1)
        faults.push(faultAt(place(kind, i), 'NoOtherwise', `rows after ${row.id} are never reached`));
    });
    return faults;
  });
}

/** Before, during and after: what a reviewer wants to see controlled (HB-38). */
function gateFaults({ gates, header, packs }: Assembly): PackFault[] {
  if (header.status === 'reconstructed') return [];
  const place = packs.find(({ written }) => written.id === header.id)!.places.of(['gates']);
  return (['before', 'during', 'after'] as const)
    .filter((gate) => (gates[gate] ?? []).length === 0)
    .map((gate) => faultAt(place, 'GatesIncomplete', `no act is named that controls ${gate} the purchase`));
}

function courseFaults({ packs, header }: Assembly, { initials, enders }: Procedure): PackFault[] {
  const place = packs.find(({ written }) => written.id === header.id)!.places.of(['acts']);
  return [
    ...(initials.length > 0 ? [] : [faultAt(place, 'NoBeginning', 'no act is initial')]),
    ...(enders.length > 0 ? [] : [faultAt(place, 'NoEnding', 'no act is an ending')]),
  ];
}
