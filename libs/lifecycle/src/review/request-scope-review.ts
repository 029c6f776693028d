import { act, at, breach, broken, event, P, record, say, state } from '../act/index.js';
import { list, oneOf, text } from '../schema/index.js';
import { BODIES } from './review.js';

const request = { bodies: list(oneOf(...BODIES), 1, 3), matter: text() };

export const ScopeReviewRequested = event({
  type: 'ScopeReviewRequested',
  scope: 'project',
  label: say('提请范围审核', 'Scope review requested'),
  act: 'RequestScopeReview',
  data: request,
  apply: (dossier, { bodies }) => void (dossier.scopeReview = { bodies, opinions: new Map() }),
});

/** Asks bodies whether the matter may be bought at all. Which bodies, the procedure says (CJ-08). */
export const requestScopeReview = act({
  name: 'RequestScopeReview',
  scope: 'project',
  label: say('提请范围审核', 'Request a scope review'),
  addresses: [at(`${P}/scope-review/request`)],
  input: request,
  events: [ScopeReviewRequested],
  facts: (_, { bodies }) => ({ scopeReview: { bodies: [...bodies].sort() } }),
  invariants: (_, { bodies }) =>
    broken(
      new Set(bodies).size < bodies.length &&
        breach(
          'BodyTwice',
          'INV-17',
          [record('INV-17')],
          say('审核部门重复', 'A body is named twice'),
          { bodies },
          state('每个部门列一次', 'Name each body once'),
        ),
    ),
  decide: (_, input) => [ScopeReviewRequested.of(input)],
});
