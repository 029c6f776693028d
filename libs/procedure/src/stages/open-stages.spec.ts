import { Steps, after, floorOf, packOf, vocabulary } from '../../test/garden.js';
import { compose } from '../composition/compose.js';
import { openStages } from './open-stages.js';

const procedure = compose(
  vocabulary,
  floorOf(''),
  packOf(`
stages:
  - {code: S01, zh: 申报, en: Proposal, acts: [Ask]}
  - {code: S02, zh: 审批, en: Approval, acts: [Review, Approve], exit: [Approve]}
  - {code: S03, zh: 计划, en: Plan, acts: [Plan]}
  - {code: S04, zh: 采购, en: Tender, acts: [Tender, Challenge, Award, Fail], exit: [Award, Fail]}
  - {code: S05, zh: 合同, en: Contract, acts: [Draft, Sign]}
acts:
  Ask: {initial: true, actors: [purchaser]}
  Review: {actors: [finance], needs: [Ask], times: unlimited}
  Approve: {actors: [government], needs: [Review], ending: [rejected]}
  Plan: {actors: [purchaser], needs: [Approve]}
  Tender: {actors: [agency], needs: [Plan]}
  Challenge: {actors: [supplier], needs: [Tender], times: unlimited}
  Award: {actors: [purchaser], needs: [Tender]}
  Fail: {actors: [agency], needs: [Tender]}
  Draft: {actors: [purchaser], needs: [Award], times: {n: 1, in: lot}}
  Sign: {actors: [purchaser.head], needs: [Draft]}
`),
);
const stages = (...steps: Steps) => openStages(procedure, after(...steps));
const plan = { act: 'Plan', opens: ['lot-1', 'lot-2'] };
const lot = (act: string, n: number) => ({ act, key: `lot-${n}` });

describe('open stages', () => {
  it('begin with the stage of the initial act', () => {
    expect(stages()).toEqual(['S01']);
  });

  it('follow the order of acts, and close at an exit', () => {
    expect(stages('Ask')).toEqual(['S02']);
    expect(stages('Ask', 'Review')).toEqual(['S02']);
    expect(stages('Ask', 'Review', { act: 'Approve', outcome: 'deferred' })).toEqual(['S02']);
    expect(stages('Ask', 'Review', 'Approve')).toEqual(['S03']);
  });

  it('are several where lots stand differently', () => {
    const tendered = ['Ask', 'Review', 'Approve', plan, lot('Tender', 1), lot('Tender', 2)] as const;
    expect(stages(...tendered)).toEqual(['S04']);
    expect(stages(...tendered, lot('Award', 1))).toEqual(['S04', 'S05']);
    expect(stages(...tendered, lot('Award', 1), lot('Fail', 2))).toEqual(['S05']);
    const drafted = { act: 'Draft', key: 'lot-1/c-1' };
    expect(stages(...tendered, lot('Award', 1), lot('Fail', 2), drafted)).toEqual(['S05']);
    expect(stages(...tendered, lot('Award', 1), lot('Fail', 2), drafted, { act: 'Sign', key: 'lot-1/c-1' })).toEqual(
      [],
    );
  });

  it('are none after an ending', () => {
    expect(stages('Ask', 'Review', { act: 'Approve', outcome: 'rejected' })).toEqual([]);
  });
});
