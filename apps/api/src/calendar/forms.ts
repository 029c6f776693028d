import { dtoOf } from '../acts/dto.js';

const date = { type: 'string', format: 'date' } as const;
const dates = { type: 'array', items: date, maxItems: 366 } as const;

/** One year's holidays and make-up workdays; with a reason where a published year is corrected. */
export const NEW_CALENDAR = dtoOf('NewCalendar', {
  type: 'object',
  properties: {
    year: { type: 'integer', minimum: 2000, maximum: 2100 },
    holidays: dates,
    makeUpWorkdays: dates,
    source: { type: 'string', minLength: 1, maxLength: 500 },
    reason: { type: 'string', minLength: 1, maxLength: 500 },
  },
  required: ['year', 'holidays', 'makeUpWorkdays', 'source'],
  additionalProperties: false,
});
