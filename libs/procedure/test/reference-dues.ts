import { Calendar, beijingDate, endOf, isDate } from '@tongjian/money-time';
import { ActKey, Marking, Obligation, scopeOf } from '../src/index.js';
import { Occurrence, relatedKeys } from '../src/marking/index.js';
import { ancestorAt, relatednessOf } from '../src/key.js';
import { vocabulary } from './garden.js';

/** A rule as its author says it. */
export interface DueRule {
  readonly id: string;
  readonly on: readonly string[];
  readonly act: string;
  readonly period: { readonly n: number; readonly unit: 'day' | 'workingDay' | 'month' | 'year' };
  readonly pause?: readonly string[];
  readonly resume?: readonly string[];
  readonly cancel?: readonly string[];
  readonly runsUnderHold?: boolean;
}
export interface HoldRule {
  readonly by: string;
  readonly act: string;
  readonly until: readonly string[];
  readonly lapse?: number;
}
export interface BlockRule {
  readonly by: string;
  readonly act: string;
}
export interface Rules {
  readonly dues: readonly DueRule[];
  readonly holds: readonly HoldRule[];
  readonly blocks: readonly BlockRule[];
  readonly endings: readonly string[];
}

/** What is said of an obligation here: what the compiled engine says, without words and sources. */
export type Said = Pick<Obligation, 'id' | 'state' | 'key'> & {
  readonly due: { readonly date: string; readonly provisional: boolean } | undefined;
  readonly turns: readonly string[];
};

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const pathHas = (a: ActKey, b: ActKey) => a === '' || b === a || b.startsWith(`${a}/`);

/** Walks day by day, as a clerk would with the file on the desk and a calendar on the wall. Slow, and obvious. */
export function duesByHand(rules: Rules, calendar: Calendar, marking: Marking, now: string): Said[] {
  const all = [...marking.acts.values()].flat().filter((done) => !marking.voids.has(done.event) && done.at <= now);
  all.sort((a, b) => a.sequence - b.sequence);
  const good = ({ act, outcome }: Occurrence) => vocabulary.acts[act]!.outcomes.positive.includes(outcome);
  const near = (a: ActKey, b: ActKey) =>
    pathHas(a, b) || pathHas(b, a) || (marking.links.get(a) ?? []).some((other) => other === b);
  const said: (Said & { readonly sequence: number })[] = [];

  for (const rule of rules.dues)
    for (const start of all) {
      if (!rule.on.includes(start.act) || !good(start)) continue;
      const scope = vocabulary.acts[rule.act]!.scope;
      const key = relatednessOf(start.key, scopeOf(start.key)!, scope) === 'path' ? ancestorAt(start.key, scope) : start.key;

      const impossible = all.filter(
        (done) =>
          good(done) &&
          (rules.endings.includes(done.act) ||
            rules.blocks.some(({ by, act }) => by === done.act && act === rule.act && pathHas(done.key, key))),
      );
      if (impossible.some((done) => done.sequence < start.sequence)) continue;

      const after = all.filter((done) => done.sequence > start.sequence);
      const end = after.find(
        (done) =>
          (done.act === rule.act && good(done) && isAbout(marking, start.key, done)) ||
          (rule.cancel?.includes(done.act) && near(start.key, done.key)) ||
          impossible.includes(done),
      );
      const met = end !== undefined && end.act === rule.act && good(end) && isAbout(marking, start.key, end);
      const until = end ? end.at : now;

      // Every time in which something stops the clock, then the times in which anything does.
      const stops: { from: string; to?: string }[] = [];
      const release = (begun: Occurrence, acts: readonly string[]) =>
        all.find((done) => acts.includes(done.act) && done.sequence > begun.sequence && near(begun.key, done.key))?.at;
      for (const begun of all) {
        if (rule.pause?.includes(begun.act) && near(start.key, begun.key))
          stops.push({ from: begun.at, to: release(begun, rule.resume ?? []) });
        for (const hold of rule.runsUnderHold ? [] : rules.holds) {
          const linked = (marking.links.get(begun.key) ?? []).includes(key);
          if (hold.by !== begun.act || hold.act !== rule.act || !good(begun)) continue;
          if (!pathHas(begun.key, key) && !pathHas(key, begun.key) && !linked) continue;
          let to = release(begun, hold.until);
          if (hold.lapse !== undefined) {
            let last = beijingDate(begun.at);
            for (let i = 0; i < hold.lapse; i++) last = nextDay(last);
            if (endOf(last) < now && (to === undefined || to > endOf(last))) to = endOf(last);
          }
          stops.push({ from: begun.at, to });
        }
      }
      for (const stop of stops) {
        if (stop.from < start.at) stop.from = start.at;
        if (stop.to !== undefined && stop.to > until) stop.to = undefined;
      }
      const clock = stops.filter(({ from, to }) => from <= until && (to === undefined || to > from));
      const running: { from: string; to?: string }[] = [];
      for (const stop of clock.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
        const last = running.at(-1);
        if (!last || (last.to !== undefined && last.to < stop.from)) running.push({ ...stop });
        else if (last.to !== undefined && (stop.to === undefined || stop.to > last.to)) last.to = stop.to;
      }

      const lasting = running.filter(({ from, to }) => to === undefined || beijingDate(from) < beijingDate(to));
      const notCounted = (day: string) =>
        lasting.some(({ from, to }) => day > beijingDate(from) && (to === undefined || day <= beijingDate(to)));
      const touched = (day: string) =>
        lasting.some(({ from, to }) => day >= beijingDate(from) && (to === undefined || day <= beijingDate(to)));
      const due = walk(calendar, beijingDate(start.at), rule.period, notCounted, touched, lasting);

      const late = due !== undefined && beijingDate(until) > due.date;
      const overdueAt = due && endOf(due.date);
      const turns = ['begun'];
      for (const { from, to } of running) {
        if (late && from > overdueAt!) break;
        turns.push(`paused ${from}`);
        if (to !== undefined) turns.push(`resumed ${to}`);
      }
      if (late) turns.push(`overdue ${new Date(Date.parse(overdueAt!) + 1).toISOString()}`);
      const ended = end && (met ? (late ? 'metLate' : 'met') : 'cancelled');
      if (end) turns.push(`${ended} ${end.at}`);
      said.push({
        id: `${rule.id}@${start.event}${start.key === '' ? '' : `/${start.key}`}`,
        key,
        state: ended ?? (due === undefined ? 'paused' : late ? 'overdue' : 'running'),
        due,
        turns,
        sequence: start.sequence,
      });
    }
  return said.sort((a, b) => a.sequence - b.sequence).map(({ sequence: _, ...rest }) => rest);
}

function isAbout(marking: Marking, began: ActKey, { key }: Occurrence): boolean {
  if (pathHas(began, key) || pathHas(key, began)) return true;
  // An act beside reads its siblings as `needs` does: those joined to it, else all.
  const [own, other] = [scopeOf(key)!, scopeOf(began)!];
  if (relatednessOf(key, own, other) !== 'beside') return false;
  return relatedKeys({ ...marking, keys: new Map([[began, 'open']]), voids: new Set() }, key, own, other).includes(
    began,
  );
}

function walk(
  calendar: Calendar,
  start: string,
  { n, unit }: DueRule['period'],
  notCounted: (day: string) => boolean,
  touched: (day: string) => boolean,
  lasting: readonly { readonly from: string; readonly to?: string }[],
): Said['due'] {
  const open = lasting.find(({ to }) => to === undefined);
  const forever = open && beijingDate(open.from);
  let left = unit === 'month' || unit === 'year' ? lengthOf(start, n, unit) : n;
  let day = start;
  let counted = start;
  const years = new Set<string>();
  const ask = (date: string) => void years.add(date.slice(0, 4));
  while (left > 0 || !calendar.isWorkingDay(day) || touched(day)) {
    if (left > 0) {
      if (forever !== undefined && day >= forever) return undefined;
      day = nextDay(day);
      if (notCounted(day) || (unit === 'workingDay' && !calendar.isWorkingDay(day))) continue;
      left--;
      counted = day;
    } else {
      if (forever !== undefined && day >= forever) return undefined;
      day = nextDay(day);
    }
  }
  for (let d = unit === 'workingDay' ? (n > 0 ? nextDay(start) : start) : counted; d <= day; d = nextDay(d)) ask(d);
  return { date: day, provisional: [...years].some((year) => !calendar.isPublished(`${year}-01-01`)) };
}

function lengthOf(start: string, n: number, unit: 'month' | 'year'): number {
  const months = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + n * (unit === 'year' ? 12 : 1);
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  let date = Number(start.slice(8));
  while (!isDate(`${month}-${String(date).padStart(2, '0')}`)) date--;
  const end = `${month}-${String(date).padStart(2, '0')}`;
  let days = 0;
  for (let day = start; day < end; day = nextDay(day)) days++;
  return days;
}
