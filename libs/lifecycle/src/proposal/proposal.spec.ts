import { approved, BUDGET_FEN, PROPOSAL } from '../../test/purchase.js';
import { given, happened } from '../../test/given.js';
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

describe('withdrawing a proposal', () => {
  it('records the reason', () => {
    expect(proposed.when(withdrawProposal, { reason: '重复申报' }).facts).toEqual([
      { type: 'ProjectProposalWithdrawn', data: { reason: '重复申报' } },
    ]);
  });
});
