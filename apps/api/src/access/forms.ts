import { dtoOf } from '../acts/dto.js';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;

export interface NewSubject {
  readonly name: string;
  readonly login?: string;
  readonly password?: string;
}
const subject = {
  type: 'object',
  properties: {
    name: text(100),
    login: { type: 'string', pattern: '^[A-Za-z0-9._@-]{2,64}$' },
    password: { type: 'string', minLength: 12, maxLength: 200 },
  },
  required: ['name'],
  additionalProperties: false,
} as const;
export const NEW_PERSON = dtoOf('NewPerson', subject);
export const NEW_CLIENT = dtoOf('NewClient', subject);

export interface NewGrant {
  readonly person: string;
  readonly role: string;
  readonly organisation: string;
  readonly jurisdiction: string;
}
export const NEW_GRANT = dtoOf('NewGrant', {
  type: 'object',
  properties: {
    person: text(80),
    role: text(64),
    organisation: text(100),
    jurisdiction: { type: 'string', pattern: '^(root|\\d{6})$' },
  },
  required: ['person', 'role', 'organisation', 'jurisdiction'],
  additionalProperties: false,
});

/** A body of which nothing is read but a reason. */
export const NOTHING = dtoOf('Nothing', {
  type: 'object',
  properties: { reason: text(500) },
  required: [],
  additionalProperties: false,
});
