import { PackHeader, ReadPack } from '../definition/index.js';
import { PackDates } from './published.js';

/** Which purchase a procedure is looked up for. */
export interface InForce {
  /** The six-digit code of the district or city. */
  readonly jurisdiction: string;
  readonly mode?: string;
  readonly serviceType?: string;
  /** The Beijing day, `YYYY-MM-DD`. */
  readonly date: string;
  /** Only this pack. */
  readonly id?: string;
  /** A pack that is a draft may be chosen, where it is named: in a simulation alone. */
  readonly drafts?: boolean;
  /** As it was known at this instant (RFC 3339 UTC); as it is known now where left out. */
  readonly known?: string;
}

/** A published text with its four dates. */
export interface Candidate {
  readonly pack: ReadPack;
  readonly dates: PackDates;
  /** When its repeal was recorded here. */
  readonly repealLearned?: string;
}

/** The floor, pack and overlays that are in force for a purchase, or undefined where no pack serves it. */
export function chosenFor(published: readonly Candidate[], wanted: InForce): readonly ReadPack[] | undefined {
  const effective = inForceOn(published, wanted.date, wanted.known).filter(({ written }) => mayServe(written, wanted));
  const [pack] = effective
    .filter(({ written }) => written.kind === 'pack' && serves(written, wanted))
    .sort(byPreference);
  if (!pack) return undefined;
  const [floor] = effective
    .filter(({ written }) => written.kind === 'floor' && written.id === pack.written.floor)
    .sort(newestFirst);
  if (!floor) return undefined;
  const overlays = effective.filter(
    ({ written }) => written.kind === 'overlay' && liesOver(written, pack.written, wanted),
  );
  return [floor, pack, ...newestOfEach(overlays)];
}

/** A draft is never chosen by place and day, only by its name, and only where drafts are played with. */
const mayServe = ({ status, kind, id }: PackHeader, wanted: InForce) =>
  status !== 'draft' || (wanted.drafts === true && kind === 'pack' && id === wanted.id);

/** The newest floor of an id that is in force on a day. */
export const newestFloor = (published: readonly Candidate[], id: string, date: string): ReadPack | undefined =>
  inForceOn(published, date)
    .filter(({ written }) => written.kind === 'floor' && written.id === id && written.status !== 'draft')
    .sort(newestFirst)[0];

/** What is in force on a day, as it was known at an instant: a repeal that was not known then did not count. */
export function inForceOn(published: readonly Candidate[], date: string, known?: string): readonly ReadPack[] {
  return published
    .filter(({ pack, dates: { effective, repealed, learned }, repealLearned }) => {
      if (known !== undefined && learned !== undefined && learned > known) return false;
      const isKnown = known === undefined || repealLearned === undefined || repealLearned <= known;
      const to = isKnown ? repealed : pack.written.effective.to;
      return effective <= date && (to === undefined || date < to);
    })
    .map(({ pack }) => pack);
}

const serves = (pack: PackHeader, { id, jurisdiction, mode }: InForce): boolean =>
  (id === undefined || pack.id === id) &&
  covers(pack, jurisdiction) &&
  (!pack.modes || mode === undefined || pack.modes.includes(mode));

const liesOver = (overlay: PackHeader, pack: PackHeader, { serviceType, jurisdiction, mode }: InForce): boolean =>
  overlay.over === pack.id &&
  (!overlay.serviceTypes || (serviceType !== undefined && overlay.serviceTypes.includes(serviceType))) &&
  (!overlay.modes || mode === undefined || overlay.modes.includes(mode)) &&
  (!overlay.jurisdiction || covers(overlay, jurisdiction));

const covers = ({ jurisdiction }: PackHeader, code: string) =>
  (jurisdiction ?? []).some((area) => code.startsWith(areaOf(area)));

/** `510100` is the city 5101, `510000` the province 51; `000000` the country. */
const areaOf = (code: string) => code.replace(/(00)+$/, '');

/** The closest jurisdiction first, then the newest. */
function byPreference(a: ReadPack, b: ReadPack): number {
  const closeness = ({ written }: ReadPack) =>
    Math.max(0, ...(written.jurisdiction ?? []).map((code) => areaOf(code).length));
  return closeness(b) - closeness(a) || newestFirst(a, b);
}

export function newestFirst({ written: a }: ReadPack, { written: b }: ReadPack): number {
  if (a.effective.from !== b.effective.from) return a.effective.from < b.effective.from ? 1 : -1;
  const [left, right] = [a, b].map(({ version }) => version.split('.').map(Number)) as [number[], number[]];
  return right.map((part, i) => part - left[i]!).find((difference) => difference !== 0) ?? 0;
}

function newestOfEach(overlays: readonly ReadPack[]): readonly ReadPack[] {
  const ids = [...new Set(overlays.map(({ written }) => written.id))].sort();
  return ids.map((id) => overlays.filter(({ written }) => written.id === id).sort(newestFirst)[0]!);
}
