import { Decision, fold, isRefused, StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { expertPool, ExpertPoolCommand, expertRegister, snapshotOf } from './index.js';

const stored = (events: readonly { type: string; data: object }[]) =>
  events.map(({ type, data }, revision) => ({ type, data, revision, shape: 1 }) as unknown as StoredEvent);
const enrol = (expert: string, ...specialties: readonly string[]): ExpertPoolCommand => ({
  type: 'EnrolExpert',
  data: { expert, specialties, employer: '某大学(示例)' },
});
const KEEPER = { role: 'finance.procurement' };

/** What a pool answers after some commands that it accepts. */
const given = (...commands: readonly ExpertPoolCommand[]) => {
  const events: { type: string; data: object }[] = [];
  const state = () => fold(expertRegister, stored(events));
  for (const command of commands) {
    const decision = expertPool.decide(state(), command, { actor: KEEPER });
    if (isRefused(decision)) throw new Error(decision.refused.code);
    events.push(...decision.events);
  }
  return {
    when: (command: ExpertPoolCommand, actor = KEEPER) => told(expertPool.decide(state(), command, { actor })),
    snapshot: () => snapshotOf('510100', state()),
  };
};
const told = (decision: Decision) =>
  isRefused(decision) ? decision.refused.code : decision.events.map(({ type }) => type);
const suspend = (expert: string): ExpertPoolCommand => ({ type: 'SuspendExpert', data: { expert, reason: '示例' } });

describe('the expert pool of a region (NR-27)', () => {
  it('enrols an expert once, with specialties and employer', () => {
    expect(given().when(enrol('p_1', '业务'))).toEqual(['ExpertEnrolled']);
    expect(given(enrol('p_1', '业务')).when(enrol('p_1', '法律'))).toBe('ExpertEnrolled');
    expect(given().when(enrol('p_1'))).toBe('SpecialtiesUnfit');
    expect(given().when(enrol('p_1', '业务', '业务'))).toBe('SpecialtiesUnfit');
    expect(given().when(enrol('张三', '业务'))).toBe('PseudonymMalformed');
  });

  it('is kept by the finance department only', () => {
    expect(given().when(enrol('p_1', '业务'), { role: 'agency' })).toBe('PoolKeeperNeeded');
  });

  it('suspends who is active, reinstates who is suspended, and takes back who was removed', () => {
    const reinstate = { type: 'ReinstateExpert', data: { expert: 'p_1', reason: '示例' } } as const;
    const remove = { type: 'RemoveExpert', data: { expert: 'p_1', reason: '示例' } } as const;
    expect(given().when(suspend('p_1'))).toBe('ExpertUnknown');
    expect(given(enrol('p_1', '业务')).when(reinstate)).toBe('ExpertStandingDiffers');
    expect(given(enrol('p_1', '业务'), suspend('p_1')).when(reinstate)).toEqual(['ExpertReinstated']);
    expect(given(enrol('p_1', '业务'), remove).when(enrol('p_1', '业务'))).toEqual(['ExpertEnrolled']);
  });

  it('offers active experts only, whatever the order of enrolment, under a digest of their list', () => {
    const pool = given(enrol('p_2', '法律', '业务'), enrol('p_1', '业务'), enrol('p_3', '业务'), suspend('p_3'));
    const other = given(enrol('p_1', '业务'), enrol('p_2', '业务', '法律'));
    expect(pool.snapshot()).toMatchObject({ revision: 3, stream: 'expert-pool-510100' });
    expect(pool.snapshot().experts.map(({ expert }) => expert)).toEqual(['p_1', 'p_2']);
    expect(pool.snapshot().digest).toBe(other.snapshot().digest);
    expect(given(enrol('p_1', '业务')).snapshot().digest).not.toBe(other.snapshot().digest);
  });

  it('stops at an event that it does not know', () => {
    expect(() => fold(expertRegister, stored([{ type: 'ExpertPromoted', data: {} }]))).toThrow(UnknownEvent);
  });
});
