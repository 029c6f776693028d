import { dtoOf } from '../acts/dto.js';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;

export interface NewExpert {
  readonly expert: string;
  readonly specialties: readonly string[];
  readonly employer: string;
}
export const NEW_EXPERT = dtoOf('NewExpert', {
  type: 'object',
  properties: {
    expert: { type: 'string', pattern: '^p_[A-Za-z0-9_-]{1,64}$' },
    specialties: { type: 'array', items: text(32), minItems: 1, maxItems: 20 },
    employer: text(100),
  },
  required: ['expert', 'specialties', 'employer'],
  additionalProperties: false,
});

export interface Reason {
  readonly reason: string;
}
export const REASON = dtoOf('Reason', {
  type: 'object',
  properties: { reason: text(500) },
  required: ['reason'],
  additionalProperties: false,
});

export interface Performance extends Reason {
  readonly rating: 'good' | 'fair' | 'poor';
}
export const PERFORMANCE = dtoOf('ExpertPerformance', {
  type: 'object',
  properties: { rating: { type: 'string', enum: ['good', 'fair', 'poor'] }, reason: text(500) },
  required: ['rating', 'reason'],
  additionalProperties: false,
});
