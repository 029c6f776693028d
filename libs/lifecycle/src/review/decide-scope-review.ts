import {
  act,
  at,
  breach,
  broken,
  doFirst,
  event,
  P,
  record as recordOf,
  say,
  Standpoint,
  state,
} from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bool, list, oneOf, record, text } from '../schema/index.js';
import { BODIES, Body, speaksFor } from './review.js';

const body = () => oneOf(...BODIES);
const opinion = { body: body(), approves: bool(), opinion: text() };
const opinions = list(record({ body: body(), approves: bool() }), 1, 3);

export const ScopeReviewOpinionGiven = event({
  type: 'ScopeReviewOpinionGiven',
  scope: 'project',
  label: say('范围审核意见', 'Scope review opinion given'),
  act: 'DecideScopeReview',
  outcome: () => 'partly',
  data: opinion,
  apply: (dossier, { body, approves }) => void dossier.scopeReview?.opinions.set(body, approves),
});

const decided = <const T extends string, O extends 'approved' | 'rejected'>(
  type: T,
  outcome: O,
  zh: string,
  en: string,
) =>
  event({
    type,
    scope: 'project',
    label: say(zh, en),
    act: 'DecideScopeReview',
    outcome: () => outcome,
    data: { ...opinion, opinions },
    apply: (dossier, { body, approves }) => void dossier.scopeReview?.opinions.set(body, approves),
  });

export const ScopeReviewApproved = decided('ScopeReviewApproved', 'approved', '范围审核通过', 'Scope review approved');
export const ScopeReviewRejected = decided(
  'ScopeReviewRejected',
  'rejected',
  '范围审核不通过',
  'Scope review rejected',
);

/**
 * One body's signature under a scope review; the last one decides it: approved where all approve, rejected by any that
 * does not (INV-17). A joint signature is an act of each body.
 */
export const decideScopeReview = act({
  name: 'DecideScopeReview',
  scope: 'project',
  label: say('出具范围审核意见', 'Give a scope review’s opinion'),
  outcomes: { positive: ['approved'], other: ['rejected', 'partly'] },
  addresses: [at(`${P}/scope-review/decide`)],
  input: opinion,
  events: [ScopeReviewOpinionGiven, ScopeReviewApproved, ScopeReviewRejected],
  outcome: (input, dossier) => outcomeOf(dossier, input),
  standing: (dossier, _, standpoint) => broken(underReview(dossier), nothingToSay(dossier, standpoint)),
  invariants: (dossier, input, { actor }) =>
    broken(
      !speaksFor(actor.role, input.body) &&
        breach(
          'NotOfThatBody',
          'INV-17',
          [recordOf('INV-17')],
          say('只能代表本部门出具意见', 'Each body signs for itself'),
          { body: input.body, 'actor.role': actor.role },
          { kind: 'role', roles: [input.body], notPersons: [] },
        ),
      notAsked(dossier, input.body),
    ),
  decide: (dossier, input) => {
    const outcome = outcomeOf(dossier, input);
    if (outcome === 'partly') return [ScopeReviewOpinionGiven.of(input)];
    const all = [...signed(dossier, input)].map(([body, approves]) => ({ body, approves }));
    return [(outcome === 'approved' ? ScopeReviewApproved : ScopeReviewRejected).of({ ...input, opinions: all })];
  },
});

interface Opinion {
  readonly body: Body;
  readonly approves: boolean;
}

const signed = ({ scopeReview }: Dossier, { body, approves }: Opinion): ReadonlyMap<Body, boolean> =>
  new Map([...(scopeReview?.opinions ?? []), [body, approves]]);

function outcomeOf(dossier: Dossier, opinion: Opinion): 'approved' | 'rejected' | 'partly' {
  if (!opinion.approves) return 'rejected';
  const given = signed(dossier, opinion);
  return (dossier.scopeReview?.bodies ?? []).every((body) => given.has(body)) ? 'approved' : 'partly';
}

/** A review that a body refused, or that all signed, is over; it may be requested anew. */
const underReview = ({ scopeReview: review }: Dossier) =>
  (!review ||
    [...review.opinions.values()].includes(false) ||
    review.bodies.every((one) => review.opinions.has(one))) &&
  breach(
    'NoReviewOpen',
    'INV-17',
    [recordOf('INV-17')],
    say('没有待出具意见的范围审核', 'No scope review is open'),
    { bodies: review?.bodies ?? [] },
    doFirst('RequestScopeReview'),
  );

const notAsked = ({ scopeReview: review }: Dossier, body: Body) =>
  review !== undefined &&
  (!review.bodies.includes(body) || review.opinions.has(body)) &&
  breach(
    review.bodies.includes(body) ? 'SignedAlready' : 'BodyNotAsked',
    'INV-17',
    [recordOf('INV-17')],
    say('该部门未被提请或已出具意见', 'The body was not asked, or has signed already'),
    { body, bodies: review.bodies, signed: [...review.opinions.keys()] },
  );

function nothingToSay({ scopeReview: review }: Dossier, { actor }: Standpoint) {
  const waiting = (review?.bodies ?? []).filter((body) => !review!.opinions.has(body));
  return (
    waiting.length > 0 &&
    !waiting.some((body) => speaksFor(actor.role, body)) &&
    breach(
      'NotOfThatBody',
      'INV-17',
      [recordOf('INV-17')],
      say('只能代表本部门出具意见', 'Each body signs for itself'),
      { waiting, 'actor.role': actor.role },
      state(`由${waiting.join('、')}出具意见`, `${waiting.join(', ')} still have to sign`),
    )
  );
}
