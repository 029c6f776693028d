import {
  Facts,
  FactValue,
  happen,
  Intent,
  judge,
  Marking,
  emptyMarking,
  placesFor,
  Procedure,
  refusalOf,
  ROLES,
  Verdict,
} from '@tongjian/procedure';
import { beginningOf, isDate } from '@tongjian/money-time';
import { Failure } from '../../shell/exit.js';
import { CALENDAR } from './packs.js';

/** One move of a game: who does what, when, on which facts. What is left out stays as it was. */
export interface Turn {
  /** A Beijing day, or an instant. */
  readonly on?: string;
  readonly as?: string;
  readonly person?: string;
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly do?: string;
  readonly key?: string;
  readonly outcome?: string;
  /** Keys that the act opens below its own. */
  readonly opens?: readonly string[];
  readonly links?: readonly string[];
}

/** What came of a turn: done, or what stands against it. */
export interface Played {
  readonly done: boolean;
  readonly against: readonly Verdict[];
}

/** An imagined project on the table: procedure and clock only, no dossier, so that a pack can be tried before there is code. */
export class GameTable {
  private marking: Marking = emptyMarking();
  private at = '2024-03-01T02:00:00.000Z';
  private actor: Intent['actor'] = { person: 'p_1', role: 'purchaser.handler', organisation: 'table' };
  private facts: Record<string, Record<string, FactValue>> = {};
  private moves = 0;

  constructor(private readonly procedure: Procedure) {}

  play(turn: Turn): Played {
    this.arrange(turn);
    if (turn.do === undefined) return { done: true, against: [] };
    const verdicts = this.judged(turn, true);
    if (refusalOf(verdicts)) return { done: false, against: verdicts.filter(({ outcome }) => outcome !== 'holds') };
    const { key = '', links = [], opens = [] } = turn;
    const outcome = turn.outcome ?? this.procedure.acts.get(turn.do)!.declaration.outcomes.positive[0]!;
    this.moves += 1;
    this.marking = happen(
      this.marking,
      { acts: [{ act: turn.do, key, outcome }], opens, links: links.map((to) => ({ from: key, to })) },
      { event: `move-${this.moves}`, at: this.at, person: this.actor.person },
    );
    return { done: true, against: [] };
  }

  /** Every act that nothing forbids so far, whoever does it, with the roles that may. */
  possible(): readonly { readonly act: string; readonly key: string; readonly roles: readonly string[] }[] {
    return [...this.procedure.acts.values()].flatMap((act) =>
      placesFor(act, this.marking).flatMap(({ key }) => {
        const verdicts = this.judged({ do: act.declaration.name, key }, false);
        const against = verdicts.some(({ outcome, kind }) => outcome === 'fails' && kind !== 'actors');
        return against ? [] : [{ act: act.declaration.name, key, roles: act.roles }];
      }),
    );
  }

  /** All that speaks for and against an act as things stand. */
  why({ do: act = '', key = '' }: Turn): readonly Verdict[] {
    return this.judged({ do: act, key }, false);
  }

  private judged({ do: act, key = '', outcome, links }: Turn, complete: boolean): Verdict[] {
    return judge(this.procedure, CALENDAR, this.marking, {
      act: act!,
      key,
      actor: this.actor,
      facts: this.facts as Facts,
      at: this.at,
      complete,
      ...(outcome ? { outcome } : {}),
      ...(links ? { links } : {}),
    }).filter(({ kind }) => kind !== 'form');
  }

  private arrange({ on, as, person, facts }: Turn): void {
    if (on !== undefined) this.at = isDate(on) ? beginningOf(on) : new Date(Date.parse(on)).toISOString();
    if (as !== undefined && !(as in ROLES)) throw new Failure(`there is no role ${as}`);
    // Whoever acts in another role is another person, unless it is said who.
    if (as !== undefined) this.actor = { ...this.actor, role: as, person: person ?? `p_${as.replace('.', '-')}` };
    else if (person !== undefined) this.actor = { ...this.actor, person };
    for (const [name, value] of Object.entries(facts ?? {})) {
      const [group, member] = name.split('.');
      if (!group || !member) throw new Failure(`a fact is named group.name, not ${name}`);
      this.facts = { ...this.facts, [group]: { ...this.facts[group], [member]: value } };
    }
  }
}
