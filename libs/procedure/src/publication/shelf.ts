import { sha256, StoredEvent } from '@tongjian/kernel';
import { composedText } from '../composition/assemble.js';
import { composeRead } from '../composition/compose.js';
import { Procedure } from '../compiled/procedure.js';
import { definitionOf, ReadPack, readPack, union } from '../definition/index.js';
import { Vocabulary } from '../types.js';
import { Candidate, chosenFor, InForce, newestFirst, newestFloor } from './choice.js';
import { PackDates, PublishedPack, publishedBy, RepealedPack, repealedBy } from './published.js';

/** An event as the shelf reads it; `meta` tells when it was learned. */
export type Shelved = Pick<StoredEvent, 'type' | 'data'> & { readonly meta?: { readonly recordedAt?: string } };
const learnedAt = ({ meta }: Shelved): { readonly learned?: string } =>
  meta?.recordedAt === undefined ? {} : { learned: meta.recordedAt };

/**
 * Everything published, folded from `ProcedurePublished` events. Each composed procedure is compiled once, when it is
 * first asked for. A published text that cannot be composed is a fault and throws `PackFaults`.
 */
export class ProcedureShelf {
  private readonly packs = new Map<string, ReadPack>();
  private readonly records = new Map<string, PublishedPack>();
  private readonly learned = new Map<string, string | undefined>();
  private readonly repeals = new Map<string, RepealedPack & { readonly learned?: string }>();
  /** By day and hash, until something else is published. */
  private readonly moved = new Map<string, Map<string, Procedure | undefined>>();
  private readonly compiled = new Map<string, Procedure>();
  /** The same by the hashes of their parts. */
  private readonly byParts = new Map<string, Procedure>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The shelf of some events; those of other types change nothing. */
  static of(vocabulary: Vocabulary, events: Iterable<Shelved>): ProcedureShelf {
    const shelf = new ProcedureShelf(vocabulary);
    for (const event of events) shelf.add(event);
    return shelf;
  }

  /** Folds one event in. @throws Error where a published text does not have the hash that its event names. */
  add(event: Shelved): void {
    const repealed = repealedBy(event);
    this.moved.clear();
    if (repealed) this.repeals.set(repealed.hash, { ...repealed, ...learnedAt(event) });
    const published = publishedBy(event);
    if (!published || this.records.has(published.hash)) return;
    const pack = readPack({ name: `${published.id}@${published.version}`, text: published.text });
    if ('faults' in pack || pack.hash !== published.hash)
      throw new Error(
        `the published text of ${published.id} ${published.version} is not the one with hash ${published.hash}`,
      );
    this.records.set(published.hash, published);
    this.packs.set(pack.hash, pack);
    this.learned.set(pack.hash, learnedAt(event).learned);
  }

  /** All that was published, oldest first. */
  published(): readonly PublishedPack[] {
    return [...this.records.values()];
  }

  /** The procedure in force for a purchase on a day: its pack, the pack's floor, and the overlays chosen by service. */
  inForce(wanted: InForce): Procedure | undefined {
    const chosen = chosenFor(this.candidates(), wanted);
    return chosen && this.composed(chosen);
  }

  /** The four dates of a published text: of its instrument, and of when it was learned here. */
  datesOf(hash: string): PackDates | undefined {
    const pack = this.packs.get(hash);
    return pack && this.candidateOf(pack).dates;
  }

  /**
   * The same pack and overlays on the newest floor in force on a Beijing day, where that is newer than the procedure's
   * own; undefined where there is nothing to move to. A text never moves back: an entry of long ago is judged by what
   * the project is pinned to.
   * @throws PackFaults where the pack cannot stand on that floor.
   */
  onNewestFloor({ ref, parts }: Pick<Procedure, 'ref' | 'parts'>, date: string): Procedure | undefined {
    const moves = this.moved.get(date) ?? new Map<string, Procedure | undefined>();
    this.moved.set(date, moves);
    if (moves.has(ref.hash)) return moves.get(ref.hash);
    const packs = parts.map(({ hash }) => this.packs.get(hash));
    const own = packs.find((pack) => pack?.written.kind === 'floor');
    const newest = own && newestFloor(this.candidates(), own.written.id, date);
    const isNewer = newest && newest.hash !== own.hash && newestFirst(newest, own) < 0;
    const found = isNewer
      ? this.composed(packs.flatMap((pack) => (pack === undefined ? [] : [pack === own ? newest : pack])))
      : undefined;
    moves.set(ref.hash, found);
    return found;
  }

  private candidates(): readonly Candidate[] {
    return [...this.packs.values()].map((pack) => this.candidateOf(pack));
  }

  private candidateOf(pack: ReadPack): Candidate {
    const { effective, published } = pack.written;
    const [repeal, learned] = [this.repeals.get(pack.hash), this.learned.get(pack.hash)];
    const ends = [effective.to, repeal?.on].filter((day) => day !== undefined).sort();
    return {
      pack,
      dates: {
        ...(published === undefined ? {} : { published }),
        effective: effective.from,
        ...(ends[0] === undefined ? {} : { repealed: ends[0] }),
        ...(learned === undefined ? {} : { learned }),
      },
      ...(repeal?.learned === undefined ? {} : { repealLearned: repeal.learned }),
    };
  }

  /** The composed procedure with this hash, whether or not it is in force; a project stays with the one it pinned. */
  byHash(hash: string): Procedure | undefined {
    const known = this.compiled.get(hash);
    if (known) return known;
    const found = this.combinations().find((packs) => hashOf(packs) === hash);
    return found && this.composed(found);
  }

  /** The procedure of exactly these published texts, as an event lists them. */
  ofParts(hashes: readonly string[]): Procedure | undefined {
    const packs = hashes.map((hash) => this.packs.get(hash));
    return packs.every((pack) => pack !== undefined) ? this.composed(packs) : undefined;
  }

  /** The published texts that a pack of this header would be composed with: its floor, or its pack and floor. */
  foundationsOf({ written }: ReadPack): readonly ReadPack[] {
    const newest = (kind: string, id: string | undefined) =>
      [...this.packs.values()].findLast((one) => one.written.kind === kind && one.written.id === id);
    const pack = written.kind === 'overlay' ? newest('pack', written.over) : undefined;
    const floor = newest('floor', (pack?.written ?? written).floor);
    return [floor, pack].filter((one) => one !== undefined);
  }

  /** What a floor would carry from its effective day on: the newest version of each pack on it, bare and with each overlay. */
  standingOn({ written: { id, effective } }: ReadPack): readonly (readonly ReadPack[])[] {
    const all = [...this.packs.values()];
    const newest = all.filter(({ written }, i) => !all.slice(i + 1).some((later) => later.written.id === written.id));
    return newest
      .filter(({ written }) => written.kind === 'pack' && written.floor === id)
      .filter(({ written }) => written.effective.to === undefined || written.effective.to > effective.from)
      .flatMap((pack) => [
        [pack],
        ...newest.filter(({ written }) => written.over === pack.written.id).map((overlay) => [pack, overlay]),
      ]);
  }

  private composed(packs: readonly ReadPack[]): Procedure {
    const parts = packs
      .map(({ hash }) => hash)
      .sort()
      .join();
    const known = this.byParts.get(parts);
    if (known) return known;
    const procedure = composeRead(this.vocabulary, packs);
    this.byParts.set(parts, procedure);
    this.compiled.set(procedure.ref.hash, procedure);
    return procedure;
  }

  /** Every floor under every pack, bare and with each set of its overlays that a day may choose. */
  private combinations(): readonly (readonly ReadPack[])[] {
    const all = [...this.packs.values()];
    const of = (kind: string) => all.filter(({ written }) => written.kind === kind);
    return of('pack').flatMap((pack) =>
      of('floor')
        .filter(({ written }) => written.id === pack.written.floor)
        .flatMap((floor) =>
          setsOf(of('overlay').filter(({ written }) => written.over === pack.written.id)).map((set) => [
            floor,
            pack,
            ...set,
          ]),
        ),
    );
  }
}

const hashOf = (packs: readonly ReadPack[]) => sha256(composedText(packs, union(...packs.map(definitionOf))));

/** All sets with at most one version of each overlay, the empty one first. */
function setsOf(overlays: readonly ReadPack[]): readonly (readonly ReadPack[])[] {
  const ids = [...new Set(overlays.map(({ written }) => written.id))];
  return ids.reduce<readonly (readonly ReadPack[])[]>(
    (sets, id) => [
      ...sets,
      ...overlays.filter(({ written }) => written.id === id).flatMap((one) => sets.map((set) => [...set, one])),
    ],
    [[]],
  );
}
