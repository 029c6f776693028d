import { Fraction } from '@tongjian/money-time';
import { Ranked } from '../dossier.js';
import { Application, Call, Selection, SelectionInput } from './call.js';
import { admitted } from './places.js';

/** The four inputs of one proposal, in hundredths of a point, exact; no last year where there is none. */
export type Inputs = Readonly<Partial<Record<SelectionInput, Fraction>>>;

const HUNDRED_POINTS = 10000;

/** The mean of what the members gave. */
const meanOf = (given: readonly number[]) =>
  given.length === 0
    ? Fraction.ZERO
    : Fraction.of(
        given.reduce((sum, one) => sum + one, 0),
        given.length,
      );

/** What the record says of a proposal: means over the members' sheets, and the result of the year before. */
export function inputsOf({ criteria, selection }: Call, { sheets, lastYearHundredths }: Application): Inputs {
  const sumOf = (of: 'application' | 'score') => {
    const codes = new Set(criteria.filter((criterion) => criterion.of === of).map(({ code }) => code));
    return meanOf(
      sheets.map(({ scores }) =>
        scores.reduce((sum, { criterion, hundredths }) => sum + (codes.has(criterion) ? hundredths : 0), 0),
      ),
    );
  };
  return {
    ...(lastYearHundredths === undefined ? {} : { lastYear: Fraction.of(lastYearHundredths) }),
    application: sumOf('application'),
    opinion: meanOf(sheets.map(({ opinion }) => selection.opinions[opinion])),
    score: sumOf('score'),
  };
}

/**
 * The total by the published rule: each input by its weight. Who has no last year is not scored zero for it unless the
 * rule says so: the other inputs carry its weight in proportion, or a neutral score stands for it (UM-26).
 */
export function totalOf({ weights, withoutHistory, neutralHundredths }: Selection, inputs: Inputs): Fraction {
  const lacks = inputs.lastYear === undefined && weights.some(({ input }) => input === 'lastYear');
  const missing =
    lacks && withoutHistory === 'neutral' ? Fraction.of(neutralHundredths ?? HUNDRED_POINTS) : Fraction.ZERO;
  const spread = lacks && withoutHistory === 'spread';
  const counted = weights.filter(({ input }) => !spread || input !== 'lastYear');
  const sum = counted.reduce(
    (all, { input, share }) => all.add((inputs[input] ?? missing).multiply(share)),
    Fraction.ZERO,
  );
  const whole = counted.reduce((all, { share }) => all + share, 0);
  return whole === 0 ? Fraction.ZERO : sum.divide(whole);
}

/** Pairs `proposal/member` that are missing: the panel, else whoever scored one admitted proposal, scores all; `proposal/*` where nobody did. */
export function missingSheets(applications: readonly Application[], panel?: readonly string[]): string[] {
  const all = admitted(applications);
  const members = panel ?? [...new Set(all.flatMap(({ sheets }) => sheets.map(({ member }) => member)))];
  return all.flatMap(({ proposal, sheets }) => {
    if (members.length === 0) return [`${proposal}/*`];
    const done = new Set(sheets.map(({ member }) => member));
    return members.filter((member) => !done.has(member)).map((member) => `${proposal}/${member}`);
  });
}

/**
 * The ranking of a lot from what was recorded, and from nothing else (INV-28). Equal totals are ordered by the smaller
 * request; what is equal to the last shares a rank.
 */
export function rankingOfProposals(call: Call, applications: readonly Application[]): Ranked[] {
  const placed = admitted(applications)
    .map((application) => ({ application, total: totalOf(call.selection, inputsOf(call, application)) }))
    .sort(
      (a, b) =>
        b.total.compare(a.total) ||
        a.application.requestedFen - b.application.requestedFen ||
        (a.application.proposal < b.application.proposal ? -1 : 1),
    );
  return placed.map(({ application: { proposal, applicant, requestedFen }, total }) => {
    const equal = placed.filter((other) => other.total.equals(total));
    const shared = equal.filter((other) => other.application.requestedFen === requestedFen);
    const tie = shared.length > 1 ? 'shared' : equal.length > 1 ? 'offer' : undefined;
    const { num: totalNum, den: totalDen } = total.toJSON();
    return {
      rank: placed.indexOf(shared[0]!) + 1,
      bid: proposal,
      bidder: applicant,
      offerFen: requestedFen,
      totalNum,
      totalDen,
      ...(tie ? { tie } : {}),
    };
  });
}
