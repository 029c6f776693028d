import { accept, Actor, Decider, Decision, JsonObject } from '@tongjian/kernel';
import { refused } from '../refusal.js';
import { Enrolment, ExpertPoolCommand } from './commands.js';
import { ExpertPoolEventType } from './events.js';
import { Enrolled, ExpertPool, expertRegister } from './register.js';

export interface ExpertPoolContext {
  /** Who asks: the finance department's procurement supervision keeps the pool (NR-27). */
  readonly actor: Pick<Actor, 'role'>;
}

/** Who keeps a region's pool (政府采购评审专家管理办法: 财政部门). */
export const POOL_KEEPER = 'finance.procurement';

const fact = (type: ExpertPoolEventType, data: JsonObject) => accept({ type, data });

type Ruling = Decision | undefined;
type Decide = { [C in ExpertPoolCommand as C['type']]: (pool: ExpertPool, data: C['data']) => Decision };

const decide: Decide = {
  EnrolExpert: (pool, data) => unusedOrGone(pool, data) ?? usable(data) ?? fact('ExpertEnrolled', { ...data }),
  SuspendExpert: (pool, data) => stands(pool, data.expert, 'active') ?? fact('ExpertSuspended', data),
  ReinstateExpert: (pool, data) => stands(pool, data.expert, 'suspended') ?? fact('ExpertReinstated', data),
  RemoveExpert: (pool, data) => stands(pool, data.expert, 'active', 'suspended') ?? fact('ExpertRemoved', data),
  RecordExpertPerformance: (pool, data) =>
    stands(pool, data.expert, 'active', 'suspended') ?? fact('ExpertPerformanceRecorded', data),
};

/** The experts of a region, kept by its finance department; draws are made on a snapshot of it (INV-26). */
export const expertPool: Decider<ExpertPoolCommand, ExpertPool, ExpertPoolContext> = {
  ...expertRegister,
  decide(pool, command, { actor }) {
    const act = decide[command.type] as (pool: ExpertPool, data: ExpertPoolCommand['data']) => Decision;
    return byKeeper(actor.role) ?? act(pool, command.data);
  },
};

const byKeeper = (role: string): Ruling =>
  role === POOL_KEEPER
    ? undefined
    : refused(
        'PoolKeeperNeeded',
        'NR-27',
        { zh: '专家库由财政部门采购监管科管理', en: 'The pool is kept by the finance department' },
        { role },
        { kind: 'role', roles: [POOL_KEEPER], notPersons: [] },
      );

function unusedOrGone({ experts }: ExpertPool, { expert }: Enrolment): Ruling {
  const known = experts.get(expert);
  if (!known || known.standing === 'removed') return undefined;
  const text = { zh: '该专家已在库中', en: 'This expert is in the pool already' };
  return refused('ExpertEnrolled', 'NR-27', text, { expert, standing: known.standing });
}

function usable({ expert, specialties, employer }: Enrolment): Ruling {
  if (!/^p_[A-Za-z0-9_-]{1,64}$/.test(expert))
    return refused(
      'PseudonymMalformed',
      'access/pseudonym',
      { zh: '化名格式不符', en: 'A person is named p_…' },
      { expert },
    );
  const once = new Set(specialties);
  if (once.size === 0 || once.size !== specialties.length || specialties.some((name) => name.trim() === ''))
    return refused(
      'SpecialtiesUnfit',
      'NR-27',
      { zh: '至少填写一项评审专业,且不得重复', en: 'An expert has at least one specialty, each named once' },
      { specialties },
    );
  if (employer.trim() === '')
    return refused('EmployerMissing', 'NR-28', { zh: '须写明工作单位', en: 'The employer must be named' }, { expert });
  return undefined;
}

function stands({ experts }: ExpertPool, expert: string, ...wanted: readonly Enrolled['standing'][]): Ruling {
  const standing = experts.get(expert)?.standing;
  if (standing && wanted.includes(standing)) return undefined;
  return standing
    ? refused(
        'ExpertStandingDiffers',
        'NR-27',
        { zh: '专家当前状态不允许此操作', en: 'The expert does not stand so that this could be done' },
        { expert, standing, wanted },
      )
    : refused('ExpertUnknown', 'NR-27', { zh: '库中没有此专家', en: 'No such expert is in the pool' }, { expert });
}
