import { PackHeader, ReadPack } from '../definition/index.js';

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
}

/** The floor, pack and overlays that are in force for a purchase, or undefined where no pack serves it. */
export function chosenFor(published: readonly ReadPack[], wanted: InForce): readonly ReadPack[] | undefined {
  const effective = published.filter(({ written }) => isEffective(written, wanted.date) && mayServe(written, wanted));
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

const isEffective = ({ effective: { from, to } }: PackHeader, date: string) =>
  from <= date && (to === undefined || date < to);

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

function newestFirst({ written: a }: ReadPack, { written: b }: ReadPack): number {
  if (a.effective.from !== b.effective.from) return a.effective.from < b.effective.from ? 1 : -1;
  const [left, right] = [a, b].map(({ version }) => version.split('.').map(Number)) as [number[], number[]];
  return right.map((part, i) => part - left[i]!).find((difference) => difference !== 0) ?? 0;
}

function newestOfEach(overlays: readonly ReadPack[]): readonly ReadPack[] {
  const ids = [...new Set(overlays.map(({ written }) => written.id))].sort();
  return ids.map((id) => overlays.filter(({ written }) => written.id === id).sort(newestFirst)[0]!);
}
