import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import {
  ActDeclaration,
  ActKey,
  Facts,
  Intent,
  Marking,
  Scope,
  Verdict,
  Vocabulary,
  emptyMarking,
} from '../src/index.js';
import { happen } from '../src/marking/index.js';
import { compose } from '../src/composition/compose.js';
import { judge } from '../src/judge/judge.js';
import { Procedure } from '../src/compiled/procedure.js';

/** A small world of acts for tests: someone asks for a garden, lots are tendered, contracts signed, work paid. */
const act = (name: string, scope: Scope, more: Partial<ActDeclaration> = {}): [string, ActDeclaration] => [
  name,
  { name, scope, label: { zh: name, en: name }, outcomes: { positive: ['done'], other: [] }, ...more },
];
const decision = { outcomes: { positive: ['approved'], other: ['rejected', 'deferred'] } };

export const vocabulary: Vocabulary = {
  acts: Object.fromEntries([
    act('Ask', 'project'),
    act('Review', 'project'),
    act('Approve', 'project', decision),
    act('Plan', 'project', { opens: 'lot' }),
    act('Tender', 'lot'),
    act('Award', 'lot'),
    act('Fail', 'lot'),
    act('Challenge', 'lot'),
    act('Complain', 'case', { opens: 'case', under: ['lot', 'evaluation'] }),
    act('Rule', 'case', { outcomes: { positive: ['upheld'], other: ['dismissed'] } }),
    act('Answer', 'lot', { outcomes: { positive: ['upheld'], other: ['dismissed'] } }),
    act('Draft', 'contract', { opens: 'contract' }),
    act('Sign', 'contract'),
    act('Accept', 'contract', { outcomes: { positive: ['passed'], other: ['failed'] } }),
    act('Terminate', 'contract'),
    act('Rate', 'evaluation', { opens: 'evaluation', outcomes: { positive: ['pass'], other: ['fail'] } }),
    act('Pay', 'payment', { opens: 'payment' }),
    act('Close', 'project'),
    act('Correct', 'project'),
    act('Elsewhere', 'project'),
  ]),
  facts: {
    'project.budgetFen': 'int',
    'project.adHoc': 'bool',
    'project.mode': 'string',
    'project.kinds': 'list<string>',
    'tender.method': 'string',
    'tender.deadline': 'timestamp',
    'award.amountFen': 'int',
    'contract.amountFen': 'int',
    'contract.bondFen': 'int',
    'payment.amountFen': 'int',
    'payment.final': 'bool',
    'actor.role': 'string',
    'actor.organisation': 'string',
  },
  happening: (event) =>
    event.type === 'Happened' ? (event.data as never as ReturnType<Vocabulary['happening']>) : undefined,
};

export const calendar = calendarFrom(PUBLISHED_YEARS);

const source = '[{instrument: Garden rules}]';
export const head = (id: string, kind: 'floor' | 'pack' | 'overlay', more = '') => `
id: ${id}
version: 1.0.0
kind: ${kind}
status: inForce
title: {zh: ${id}, en: ${id}}
basis: ${source}
effective: {from: 2015-01-01}
${more}
`;

/** A pack on no floor's mind but the empty one; acts given are declared with everyone as actor. */
export const floorOf = (rules: string) => ({
  name: 'floor.yaml',
  text: head('land', 'floor') + (rules ? `rules:\n${rules}` : ''),
});
export const packOf = (body: string, more = '') => ({
  name: 'pack.yaml',
  text: head('garden', 'pack', `floor: land\njurisdiction: ["330603"]\n${more}`) + body,
});

/** A rule in YAML with the heads that every rule needs. */
export const rule = (id: string, relation: string, more = '') =>
  `  - {id: ${id}, source: ${source}, zh: ${id}, en: ${id}, ${more ? `${more}, ` : ''}${relation}}\n`;

const ALL = Object.keys(vocabulary.acts).filter((name) => name !== 'Elsewhere');

/** All acts but `Elsewhere`, unbounded in number, so that a test's own rules are the only ones that refuse. */
export const freely = (rules: string, own: Readonly<Record<string, string>> = {}, floor = '') =>
  compose(
    vocabulary,
    floorOf(floor),
    packOf(
      `acts:\n${ALL.map((name) => `  ${name}: {${own[name] ?? `actors: [purchaser], times: unlimited, free: a test${name === 'Ask' ? ', initial: true' : ''}`}}`).join('\n')}\n${rules ? `rules:\n${rules}` : ''}`,
    ),
  );

export const handler = { person: 'p_1', role: 'purchaser.handler', organisation: 'org' };
const DAY = '2020-03-02';
export const at = (day: string, time = '02:00:00') => `${day}T${time}.000Z`;

export interface Step {
  readonly act: string;
  readonly key?: ActKey;
  readonly outcome?: string;
  readonly on?: string;
  readonly person?: string;
  readonly opens?: readonly ActKey[];
  readonly links?: readonly ActKey[];
  readonly voids?: readonly string[];
}

export type Steps = readonly (string | Step)[];

/** The marking after some acts; the n-th (from 1) is event `e<n>`. */
export const after = (...steps: Steps): Marking =>
  steps.reduce<Marking>((marking, given, i) => {
    const step: Step = typeof given === 'string' ? { act: given } : given;
    const { act: name, key = '', outcome, on = DAY, person = 'p_9', opens = [], links = [], voids = [] } = step;
    const positive = vocabulary.acts[name]?.outcomes.positive[0] ?? 'done';
    return happen(
      marking,
      {
        acts: [{ act: name, key, outcome: outcome ?? positive }],
        opens,
        links: links.map((to) => ({ from: key, to })),
        voids,
      },
      { event: `e${i + 1}`, at: at(on), person },
    );
  }, emptyMarking());

export const intend = (name: string, more: Partial<Intent> & { readonly on?: string } = {}): Intent => ({
  act: name,
  key: '',
  actor: handler,
  facts: {},
  at: at(more.on ?? DAY),
  complete: true,
  ...more,
});

/** The verdict of one relation on an intended act; undefined where it does not apply. */
export const verdictOn = (
  procedure: Procedure,
  marking: Marking,
  relation: string,
  intent: Intent,
): Verdict | undefined => judge(procedure, calendar, marking, intent).find((verdict) => verdict.relation === relation);

export const outcomeOf = (procedure: Procedure, marking: Marking, relation: string, intent: Intent) =>
  verdictOn(procedure, marking, relation, intent)?.outcome;

export const facts = (given: Facts): { readonly facts: Facts } => ({ facts: given });
