import { sha256, StoredEvent } from '@tongjian/kernel';
import { composedText } from '../composition/assemble.js';
import { composeRead } from '../composition/compose.js';
import { Procedure } from '../compiled/procedure.js';
import { definitionOf, ReadPack, readPack, union } from '../definition/index.js';
import { Vocabulary } from '../types.js';
import { chosenFor, InForce } from './choice.js';
import { PublishedPack, publishedBy } from './published.js';

/**
 * Everything published, folded from `ProcedurePublished` events. Each composed procedure is compiled once, when it is
 * first asked for. A published text that cannot be composed is a fault and throws `PackFaults`.
 */
export class ProcedureShelf {
  private readonly packs = new Map<string, ReadPack>();
  private readonly records = new Map<string, PublishedPack>();
  private readonly compiled = new Map<string, Procedure>();
  /** The same by the hashes of their parts. */
  private readonly byParts = new Map<string, Procedure>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The shelf of some events; those of other types change nothing. */
  static of(vocabulary: Vocabulary, events: Iterable<Pick<StoredEvent, 'type' | 'data'>>): ProcedureShelf {
    const shelf = new ProcedureShelf(vocabulary);
    for (const event of events) shelf.add(event);
    return shelf;
  }

  /** Folds one event in. @throws Error where a published text does not have the hash that its event names. */
  add(event: Pick<StoredEvent, 'type' | 'data'>): void {
    const published = publishedBy(event);
    if (!published || this.records.has(published.hash)) return;
    const pack = readPack({ name: `${published.id}@${published.version}`, text: published.text });
    if ('faults' in pack || pack.hash !== published.hash)
      throw new Error(
        `the published text of ${published.id} ${published.version} is not the one with hash ${published.hash}`,
      );
    this.records.set(published.hash, published);
    this.packs.set(pack.hash, pack);
  }

  /** All that was published, oldest first. */
  published(): readonly PublishedPack[] {
    return [...this.records.values()];
  }

  /** The procedure in force for a purchase on a day: its pack, the pack's floor, and the overlays chosen by service. */
  inForce(wanted: InForce): Procedure | undefined {
    const chosen = chosenFor([...this.packs.values()], wanted);
    return chosen && this.composed(chosen);
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
