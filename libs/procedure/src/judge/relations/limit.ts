import { addPeriod, dayOf, Fraction, millisecondsOf } from '@tongjian/money-time';
import { JsonObject } from '@tongjian/kernel';
import { LimitBody } from '../../definition/index.js';
import { amongKeys, relatedKeys } from '../../marking/index.js';
import { FactValue, Scope } from '../../types.js';
import { Answer, Ask, failing, holding, lacking, Scene } from '../scene.js';
import { dayAfter } from './time.js';

type Operator = LimitBody['op'];

/** A fact of the act against a bound: a number, another fact, an exact share of one, or a day counted forward. */
export function askLimit(body: LimitBody, fromScope: Scope | undefined): Ask {
  if (body.from !== undefined) return (scene) => dayLimit(scene, body, fromScope);
  const share = body.share === undefined ? undefined : Fraction.parse(body.share);
  return (scene) => valueLimit(scene, body, share);
}

function valueLimit(scene: Scene, { fact, op, of }: LimitBody, share: Fraction | undefined): Answer {
  const value = scene.fact(fact);
  const whole = typeof of === 'string' ? scene.fact(of) : of;
  if (value === undefined || whole === undefined)
    return lacking(...unknown(value, fact), ...unknown(whole, String(of)));
  const facts: JsonObject = { [fact]: value, ...(typeof of === 'string' ? { [of]: whole } : {}) };
  if (typeof value === 'string' && typeof whole === 'string') {
    const holds = compares(Math.sign(millisecondsOf(value) - millisecondsOf(whole)), op);
    return holds ? holding(facts) : failing(facts, { kind: 'bound', fact, op, bound: whole });
  }
  if (share === undefined) {
    if (compares(Math.sign(Number(value) - Number(whole)), op)) return holding(facts);
    return failing(facts, { kind: 'bound', fact, op, bound: Number(whole) });
  }
  const bound = share.multiply(Number(whole));
  const stated = { ...facts, share: share.toString(), bound: Number(rounded(bound, op)) };
  if (compares(-bound.compare(Number(value)), op)) return holding(stated);
  // No whole number is exactly a share that is none.
  if (op === '=' && bound.compare(stated.bound) !== 0) return failing(stated);
  return failing(stated, { kind: 'bound', fact, op, bound: stated.bound });
}

function dayLimit(
  scene: Scene,
  { fact, op, from, period, fullDays }: LimitBody,
  fromScope: Scope | undefined,
): Answer | undefined {
  const start = from === 'now' ? scene.intent.at : latest(scene, from!, fromScope!);
  if (start === undefined) return undefined;
  const value = scene.fact(fact);
  if (value === undefined) return lacking(fact);
  const end = addPeriod(scene.calendar, start, period ?? { n: 0, unit: 'day' }).date;
  const bound = fullDays && op === '>=' ? dayAfter(scene, end) : end;
  const day = dayOf(String(value));
  const facts = { [fact]: value, from: dayOf(start), bound };
  return compares(day < bound ? -1 : day > bound ? 1 : 0, op)
    ? holding(facts)
    : failing(facts, { kind: 'bound', fact, op, bound });
}

function latest({ marking, intent, scope }: Scene, act: string, fromScope: Scope): string | undefined {
  return amongKeys(marking, act, relatedKeys(marking, intent.key, scope, fromScope, intent.links))?.at;
}

function compares(sign: number, op: Operator): boolean {
  switch (op) {
    case '<=':
      return sign <= 0;
    case '<':
      return sign < 0;
    case '>=':
      return sign >= 0;
    case '>':
      return sign > 0;
    case '=':
      return sign === 0;
  }
}

/** The whole number that says the same bound: down for at most, up for at least. */
const rounded = (bound: Fraction, op: Operator): bigint =>
  op === '<=' || op === '>' || op === '=' ? bound.floor() : bound.ceil();

const unknown = (value: FactValue | undefined, name: string) => (value === undefined ? [name] : []);
