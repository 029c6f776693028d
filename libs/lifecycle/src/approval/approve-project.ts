import { routeOf } from '@tongjian/procedure';
import { act, at, bound, breach, broken, event, Fact, Occasion, P, procurementLaw, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { anyObject, code, fen, list, oneOf, optional, text, title } from '../schema/index.js';
import { scalars } from '../act/scalars.js';

export const ApprovalRouteDetermined = event({
  type: 'ApprovalRouteDetermined',
  scope: 'project',
  label: say('审批路径确定', 'Approval route determined'),
  data: { route: code(), facts: anyObject(), rule: title(), acts: list(code(), 0, 50) },
  apply: (dossier, { route, facts }) => void (dossier.route = { route, facts }),
});

const terms = { amountFen: fen(), conditions: optional(text()), reason: optional(text()) };
const decided = <const T extends string, O extends 'approved' | 'rejected' | 'deferred'>(
  type: T,
  outcome: O,
  zh: string,
  en: string,
) =>
  event({
    type,
    scope: 'project',
    label: say(zh, en),
    act: 'ApproveProject',
    outcome: () => outcome,
    data: terms,
    apply: (dossier, { amountFen }) => void (dossier.approval = { outcome, amountFen }),
  });

export const ProjectApproved = decided('ProjectApproved', 'approved', '立项', 'Project approved');
export const ProjectRejected = decided('ProjectRejected', 'rejected', '不予立项', 'Project rejected');
export const ProjectDeferred = decided('ProjectDeferred', 'deferred', '缓议', 'Project deferred');
const EVENT = { approved: ProjectApproved, rejected: ProjectRejected, deferred: ProjectDeferred };

/**
 * The approval. Its route is recorded with the facts that it saw: at the first decision, and again at each later one
 * that finds another route or other facts than were recorded, so that the route can always be computed anew.
 */
export const approveProject = act({
  name: 'ApproveProject',
  scope: 'project',
  label: say('立项审批', 'Decide on the project'),
  outcomes: { positive: ['approved'], other: ['rejected', 'deferred'] },
  addresses: [
    at(`${P}/approval/approve`, { outcome: 'approved' }),
    at(`${P}/approval/reject`, { outcome: 'rejected' }),
    at(`${P}/approval/defer`, { outcome: 'deferred' }),
  ],
  input: { outcome: oneOf('approved', 'rejected', 'deferred'), ...terms },
  events: [ApprovalRouteDetermined, ProjectApproved, ProjectRejected, ProjectDeferred],
  outcome: ({ outcome }) => outcome,
  facts: (_, { outcome, amountFen }) => (outcome === 'approved' ? { project: { approvedFen: amountFen } } : {}),
  invariants: (dossier, { outcome, amountFen, reason }) =>
    broken(
      outcome === 'approved' && withinBudget(dossier, amountFen),
      outcome !== 'approved' &&
        !reason &&
        breach(
          'ReasonRequired',
          'INV-54',
          [record('INV-54')],
          say('不予立项或缓议须说明理由', 'A rejection or deferral must state its reason'),
          { outcome },
        ),
    ),
  decide: (dossier, { outcome, ...input }, occasion) => {
    const decision = EVENT[outcome].of(input);
    const route = routeAnew(dossier, occasion);
    return route ? [route, decision] : [decision];
  },
});

function routeAnew({ route: last }: Dossier, { procedure, facts }: Occasion): Fact | undefined {
  const found = routeOf(procedure, 'approval', facts);
  if (!found) return undefined;
  const { route, rule, acts, facts: read } = found;
  const seen = scalars(facts);
  const same = last?.route === route && read.every((name) => last.facts[name] === seen[name]);
  return same ? undefined : ApprovalRouteDetermined.of({ route, facts: seen, rule, acts });
}

function withinBudget({ proposal, budgetLine, fundingFen }: Dossier, amountFen: number) {
  const bounds = [proposal?.budgetFen, budgetLine?.availableFen, fundingFen].filter((fen) => fen !== undefined);
  const boundFen = Math.min(...bounds);
  return (
    amountFen > boundFen &&
    breach(
      'OverBudget',
      'INV-15',
      [procurementLaw('6')],
      say('批准金额超过预算、指标或核定经费', 'More approved than budget, budget line or funding allow'),
      { amountFen, boundFen },
      bound('amountFen', '<=', boundFen),
    )
  );
}
