import { addPeriod, beginningOf } from '@tongjian/money-time';
import { Remedy } from '@tongjian/kernel';
import { BlocksBody, HoldsBody } from '../../definition/index.js';
import { isWithin, scopeOf, subjectOf } from '../../key.js';
import { everDone, Occurrence, stands } from '../../marking/index.js';
import { ActKey } from '../../types.js';
import { Ask, failing, holding, Scene } from '../scene.js';
import { dayAfter } from './time.js';

/**
 * A forbids B while an instance of A is open: begun later than it was last released. Each key is an instance. Where A
 * releases itself, only by an outcome that does not begin it again.
 */
export const askHolds =
  (body: HoldsBody, starts: ReadonlySet<string>, others: readonly string[]): Ask =>
  (scene) => {
    const open = openInstances(scene, body, starts).filter(({ key }) => reaches(scene, body, key));
    if (open.length === 0) return holding();
    return failing(
      { by: body.by, since: open[0]!.at, keys: open.map(({ key }) => key) },
      ...open.flatMap((one) => waysOut(scene, body, one, others)),
    );
  };

function openInstances(scene: Scene, body: HoldsBody, starts: ReadonlySet<string>): readonly Occurrence[] {
  const { marking } = scene;
  const begun = new Map<ActKey, Occurrence>();
  for (const done of everDone(marking, body.by))
    if (starts.has(done.outcome) && stands(marking, done)) begun.set(done.key, done);
  return [...begun.values()].filter((start) => !isReleased(scene, body, start) && !hasLapsed(scene, body, start));
}

function isReleased({ marking }: Scene, { until }: HoldsBody, start: Occurrence): boolean {
  return until.some((act) =>
    everDone(marking, act).some(
      (done) =>
        done.sequence > start.sequence &&
        stands(marking, done) &&
        (isWithin(start.key, done.key) || isWithin(done.key, start.key) || areLinked(marking, start.key, done.key)),
    ),
  );
}

function lastDayOf(scene: Scene, { lapse }: HoldsBody, start: Occurrence): string | undefined {
  return lapse && addPeriod(scene.calendar, start.at, lapse).date;
}

function hasLapsed(scene: Scene, body: HoldsBody, start: Occurrence): boolean {
  const last = lastDayOf(scene, body, start);
  return last !== undefined && scene.day > last;
}

/**
 * A hold reaches acts on its key, below and, unless it only goes down, above; and on siblings joined to it. A case is
 * about what it hangs under, so its hold lies there; other cases have their own course.
 */
function reaches({ marking, intent }: Scene, { down }: HoldsBody, key: ActKey): boolean {
  if (areLinked(marking, key, intent.key) || !!intent.links?.includes(key)) return true;
  const [held, asked] = scopeOf(intent.key) === 'case' ? [key, intent.key] : [subjectOf(key), intent.key];
  return isWithin(asked, held) || (!down && isWithin(held, asked));
}

const areLinked = (marking: Scene['marking'], a: ActKey, b: ActKey): boolean => !!marking.links.get(a)?.includes(b);

function waysOut(scene: Scene, body: HoldsBody, start: Occurrence, others: readonly string[]): readonly Remedy[] {
  const ways = body.until.flatMap((act): Remedy[] => {
    if (act !== body.by) return [{ kind: 'act', act, key: start.key }];
    return others.length > 0 ? [{ kind: 'act', act, key: start.key, outcomes: others }] : [];
  });
  const last = lastDayOf(scene, body, start);
  return last === undefined ? ways : [...ways, { kind: 'wait', until: beginningOf(dayAfter(scene, last)) }];
}

/** A forbids B for good, on the key and below. */
export const askBlocks =
  (body: BlocksBody, by: ReadonlySet<string>): Ask =>
  ({ marking, intent }) => {
    const reach = scopeOf(intent.key) === 'case' ? (key: ActKey) => key : subjectOf;
    const cause = marking.acts
      .get(body.by)
      ?.find((done) => by.has(done.outcome) && isWithin(intent.key, reach(done.key)) && stands(marking, done));
    return cause ? failing({ by: body.by, key: cause.key, at: cause.at }) : holding();
  };
