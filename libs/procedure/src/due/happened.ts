import { beijingDate } from '@tongjian/money-time';
import { isWithin, relatednessOf, scopeOf, sharedAbove } from '../key.js';
import { everDone, Marking, Occurrence, relatedKeys, stands } from '../marking/index.js';
import { ActKey, Facts } from '../types.js';
import { Circumstances } from './compiled-duty.js';

/** What had happened in a project up to an instant, as duties look at it. */
export class Happened {
  private readonly known = new Map<string, readonly Occurrence[]>();

  constructor(
    readonly marking: Marking,
    readonly at: string,
    private readonly facts: (key: ActKey) => Facts,
  ) {}

  /** Standing occurrences of an act, oldest first. */
  standing(act: string): readonly Occurrence[] {
    const found =
      this.known.get(act) ??
      everDone(this.marking, act).filter((done) => done.at <= this.at && stands(this.marking, done));
    this.known.set(act, found);
    return found;
  }

  /** Whether a rule counts for something that happened: its condition is known to be true, and it was in force. */
  counts({ when, applies }: Circumstances, of: Occurrence): boolean {
    if (when && when.evaluate(this.facts(of.key)) !== true) return false;
    if (!applies) return true;
    const { anchor, from, to } = applies;
    const day = beijingDate((anchor === undefined ? undefined : this.latestBeside(anchor, of))?.at ?? of.at);
    return (from === undefined || day >= from) && (to === undefined || day < to);
  }

  private latestBeside(act: string, of: Occurrence): Occurrence | undefined {
    const done = this.standing(act);
    if (done.length === 0) return undefined;
    const keys = relatedKeys(this.marking, of.key, scopeOf(of.key)!, scopeOf(done[0]!.key)!);
    return done.findLast(({ key }) => keys.includes(key));
  }

  /** Whether an act at one key is about what began at another: on its path, below it, or joined to it. */
  concerns(began: ActKey, key: ActKey): boolean {
    const [from, to] = [scopeOf(key)!, scopeOf(began)!];
    if (relatednessOf(key, from, to) !== 'beside') return this.within(began, key);
    const joined = (this.marking.links.get(key) ?? []).filter((other) => scopeOf(other) === to);
    if (joined.length > 0) return joined.includes(began);
    return isWithin(began, sharedAbove(key, to));
  }

  /** Whether two keys are on one path, or joined. */
  touches(a: ActKey, b: ActKey): boolean {
    return this.within(a, b) || !!this.marking.links.get(a)?.includes(b);
  }

  private within(a: ActKey, b: ActKey): boolean {
    return isWithin(a, b) || isWithin(b, a);
  }
}
