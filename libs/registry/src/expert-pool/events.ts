import { Text } from '@tongjian/kernel';

/** The stream of the experts of one region (专家库): who may be drawn, for what, and from where they come. */
export const expertPoolStream = (region: string): string => `expert-pool-${region}`;

/** Everything that such a stream can say, with its label (domain.md 4.3.8). */
export const EXPERT_POOL_EVENTS = {
  ExpertEnrolled: { zh: '专家入库', en: 'Expert enrolled' },
  ExpertSuspended: { zh: '专家暂停', en: 'Expert suspended' },
  ExpertReinstated: { zh: '专家恢复', en: 'Expert reinstated' },
  ExpertRemoved: { zh: '专家退出', en: 'Expert removed' },
  ExpertPerformanceRecorded: { zh: '专家履职记录', en: 'Expert performance recorded' },
} as const satisfies Readonly<Record<string, Text>>;

export type ExpertPoolEventType = keyof typeof EXPERT_POOL_EVENTS;
