import { Fraction } from '@tongjian/money-time';
import { Procedure } from '../../compiled/procedure.js';
import { Assembly, StatedRule } from '../../composition/assembly.js';
import { faultAt, RuleOf, RuleStatement } from '../../definition/index.js';
import { leavesOf } from '../../role.js';
import { PackFault } from '../../types.js';
import { Parameters } from '../../expression/index.js';
import { isShorter as shorter } from './lengths.js';
import { meetingConditions } from './overlap.js';

/**
 * A local rule that states something looser than the floor would not hold anyway, for composing is a union. Publication
 * names both, so that no author believes in it. Compared are rules of one kind on one act wherever both can apply.
 */
export function loosenessFaults(assembly: Assembly, procedure: Procedure): PackFault[] {
  const { rules, parameters } = assembly;
  const meet = meetingConditions(assembly, procedure);
  const bothApply = ({ statement: one }: StatedRule, { statement: other }: StatedRule) => meet(one.when, other.when);
  const floor = rules.filter(({ header }) => header.kind === 'floor');
  const locals = rules.filter(({ header }) => header.kind !== 'floor');
  return [
    ...locals.flatMap((local) => automaticFaults(local, floor)),
    ...locals.flatMap((local) =>
      floor
        .filter(
          (law) =>
            comparable(local, law) && isLooser(local.statement, law.statement, parameters) && bothApply(local, law),
        )
        .map((law) =>
          faultAt(
            local.place(),
            'LooserThanFloor',
            `${local.statement.id} is looser than ${law.statement.id} of the floor (${lawOf(law)}), which holds all the same`,
          ),
        ),
    ),
  ];
}

/** What the floor reserves to people a local rule must not leave to a process. */
function automaticFaults({ statement, place }: StatedRule, floor: readonly StatedRule[]): PackFault[] {
  if (statement.relation !== 'consequence') return [];
  const byPeople = (act: string) =>
    floor.find(({ statement: law }) => law.relation === 'actors' && law.body.act === act && !law.when);
  const byProcess = (act: string) =>
    floor.some(({ statement: law }) => law.relation === 'consequence' && law.body.do.includes(act));
  return statement.body.do.flatMap((act) => {
    const law = byProcess(act) ? undefined : byPeople(act);
    if (!law) return [];
    const words = `${statement.id} lets a process do ${act}, which ${law.statement.id} of the floor (${lawOf(law)}) leaves to people`;
    return [faultAt(place('consequence'), 'LooserThanFloor', words)];
  });
}

const lawOf = ({ statement: { source } }: StatedRule) =>
  source.map(({ instrument, article }) => [instrument, article].filter(Boolean).join(' ')).join('; ');

/** Both must be of one kind, and in force on some day. */
function comparable(local: StatedRule, law: StatedRule): boolean {
  const [one, other] = [local.statement, law.statement];
  return one.relation === other.relation && other.deciding === undefined && overlaps(local, law);
}

function overlaps(local: StatedRule, law: StatedRule): boolean {
  const from = local.statement.applies?.from ?? local.header.effective.from;
  const to = local.statement.applies?.to ?? local.header.effective.to;
  const { from: lawFrom, to: lawTo } = law.statement.applies ?? {};
  return (lawTo === undefined || from < lawTo) && (to === undefined || lawFrom === undefined || lawFrom < to);
}

function isLooser(local: RuleStatement, law: RuleStatement, parameters: Parameters): boolean {
  switch (local.relation) {
    case 'times':
      return pair(
        local.body,
        law,
        (a, b) => a.act === b.act && a.in === b.in && a.per === b.per && (a.n ?? Infinity) > (b.n ?? Infinity),
      );
    case 'after':
      return pair(local.body, law, (a, b) => samePair(a, b) && shorter(a.period, b.period));
    case 'within':
      return pair(local.body, law, (a, b) => samePair(a, b) && shorter(b.period, a.period));
    case 'due':
      return pair(
        local.body,
        law,
        (a, b) => a.act === b.act && a.on.join() === b.on.join() && shorter(b.period, a.period),
      );
    case 'holds':
      return pair(
        local.body,
        law,
        (a, b) => a.act === b.act && a.by === b.by && !!a.lapse && (!b.lapse || shorter(a.lapse, b.lapse)),
      );
    case 'actors':
      return pair(local.body, law, (a, b) => a.act === b.act && !subset(leaves(a.roles), leaves(b.roles)));
    case 'limit':
      return pair(local.body, law, (a, b) => looserLimit(a, b, parameters));
    default:
      return false;
  }
}

/** The law is of the same relation, which `comparable` has seen to; hence the cast. */
const pair = <Body>(local: Body, law: RuleStatement, looser: (a: Body, b: Body) => boolean): boolean =>
  looser(local, law.body as Body);

const samePair = (a: { act: string; since?: string; fact?: string }, b: typeof a) =>
  a.act === b.act && a.since === b.since && a.fact === b.fact;
const leaves = (roles: readonly string[]) => roles.flatMap((role) => leavesOf(role) ?? []);
const subset = (a: readonly string[], b: readonly string[]) => a.every((one) => b.includes(one));

function looserLimit(a: RuleOf<'limit'>['body'], b: RuleOf<'limit'>['body'], parameters: Parameters): boolean {
  if (a.act !== b.act || a.fact !== b.fact || a.op[0] !== b.op[0] || a.from !== b.from) return false;
  const most = a.op[0] === '<';
  if (a.from !== undefined) return most ? shorter(b.period, a.period) : shorter(a.period, b.period);
  const [one, other] = [boundOf(a, parameters), boundOf(b, parameters)];
  if (!one || !other || one.of !== other.of) return false;
  const difference = one.part.compare(other.part);
  return most ? difference > 0 : difference < 0;
}

/** A bound as a share of one and the same fact; a number, or a parameter that is one, stands for itself. */
function boundOf({ of, share = '1/1' }: RuleOf<'limit'>['body'], parameters: Parameters) {
  if (of === undefined) return undefined;
  const value = typeof of === 'string' && of.startsWith('params.') ? parameters[of.slice('params.'.length)] : of;
  const part = Fraction.parse(share);
  return typeof value === 'number' ? { part: part.multiply(value) } : { part, of: value };
}
