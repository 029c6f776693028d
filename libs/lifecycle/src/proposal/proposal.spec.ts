import { approved, BUDGET_FEN, PROPOSAL } from '../../test/purchase.js';
import { Case, does, given as told } from '../../test/case.js';
import { given, happened } from '../../test/given.js';
import { approvedFor, proposal, readyForApproval } from '../../test/kindergarten.js';
import { MOST_FEN } from '../schema/index.js';
import {
  projectFacts,
  proposalOf,
  proposeProject,
  ProjectProposed,
  reviseProposal,
  withdrawProposal,
} from './index.js';

const START = '2020-04-01T01:00:00.000Z';
const { procedure: pinned, ...input } = PROPOSAL;
const { parts, ...ref } = pinned;
const setting = { procedure: { ref, parts: parts.map((part) => ({ ...part, kind: 'floor' as const })) } };
const proposed = given(START, happened(ProjectProposed, ProjectProposed.of(PROPOSAL)));

describe('proposing a project', () => {
  it('pins the procedure that will judge it', () => {
    const { facts } = given(START).when(proposeProject, input, setting);
    expect(facts).toEqual([{ type: 'ProjectProposed', data: PROPOSAL }]);
  });

  it('gives the procedure its facts', () => {
    expect(projectFacts(proposalOf(PROPOSAL))).toMatchObject({
      budgetFen: BUDGET_FEN,
      category: 'technical',
      inCentralCatalogue: false,
      functionTransfer: false,
      year: 2020,
    });
  });

  it('has a source for every fen (INV-36)', () => {
    for (const amountFen of [BUDGET_FEN - 1, BUDGET_FEN + 1])
      expect(
        given(START).when(proposeProject, { ...input, fundingSources: [{ source: '财政', amountFen }] }, setting)
          .breaches,
      ).toMatchObject([{ code: 'FundingDoesNotAddUp', rule: 'INV-36' }]);
    const absurd = [MOST_FEN, MOST_FEN].map((amountFen) => ({ source: '财政', amountFen }));
    const most = { ...input, budgetFen: MOST_FEN, fundingSources: absurd };
    expect(given(START).when(proposeProject, most, setting).codes).toEqual(['FundingDoesNotAddUp']);
  });
});

describe('revising a proposal', () => {
  const less = { budgetFen: 100, fundingSources: [{ source: '财政', amountFen: 100 }], reason: '压缩预算' };

  it('changes what is given and leaves the rest', () => {
    const { dossier } = proposed.when(reviseProposal, less);
    expect(dossier.proposal).toMatchObject({ budgetFen: 100, title: input.title, item: { code: 'B0401' } });
  });

  it('keeps budget and sources in step', () => {
    expect(proposed.when(reviseProposal, { budgetFen: 100, reason: '压缩' }).codes).toEqual(['FundingDoesNotAddUp']);
  });

  it('does not go below what was approved (INV-15)', () => {
    expect(approved(100).when(reviseProposal, less).codes).toEqual([]);
    expect(approved(101).when(reviseProposal, less).breaches).toMatchObject([
      { code: 'BelowApproved', rule: 'INV-15' },
    ]);
  });
});

describe('what a revision may not go round', () => {
  const revise = (changes: object) =>
    does('purchaser.handler', '2020-04-20', 'ReviseProposal', { ...changes, reason: '调整' });
  const checked = told(...readyForApproval());
  const [confirm, check] = ['ConfirmBudgetLine', 'CheckScope'].map((name) =>
    readyForApproval().find(({ act }) => act === name),
  );
  const { catalogueItem, flags } = proposal();
  const other = { catalogueItem: { ...(catalogueItem as object), code: 'A0204', name: '课后服务' } };

  it.each([{ jurisdiction: '330603' }, { mode: 'selfOrganised' }, { serviceType: 'labourDispatch' }])(
    'leaves what chose the procedure as it was proposed (INV-03, INV-08): %o',
    (changes) => {
      expect(checked.when(revise(changes)).refusal).toMatchObject({ code: 'InvalidInput' });
    },
  );

  it('has scope and budget line checked anew before the approval, once it is about something else (INV-03, INV-15)', () => {
    for (const changes of [other, { flags: { ...(flags as object), pilot: true } }]) {
      const revised = checked.and(revise(changes));
      const held = (at: Case) => (at.when(approvedFor(100)).refusal?.all ?? []).map(({ rule }) => rule);
      expect(held(revised)).toEqual(['INV-03', 'INV-15']);
      expect(held(revised.and(check!))).toEqual(['INV-15']);
      expect(held(revised.and(check!, { ...confirm!, on: '2020-04-20' }))).toEqual([]);
    }
  });

  it('does not ask for new checks where only the words changed', () => {
    expect(checked.and(revise({ title: '办园' })).when(approvedFor(100)).codes).toEqual([]);
  });

  it('exchanges nothing that was approved (INV-03)', () => {
    const { procedure: _, ...input } = PROPOSAL;
    const item = { ...input.catalogueItem, code: 'B0402' };
    expect(approved(100).when(reviseProposal, { catalogueItem: item, reason: '调整' }).codes).toEqual([
      'ScopeApproved',
    ]);
  });
});

describe('withdrawing a proposal', () => {
  it('records the reason', () => {
    expect(proposed.when(withdrawProposal, { reason: '重复申报' }).facts).toEqual([
      { type: 'ProjectProposalWithdrawn', data: { reason: '重复申报' } },
    ]);
  });
});
