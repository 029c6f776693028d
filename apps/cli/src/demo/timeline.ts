import { JsonObject } from '@tongjian/kernel';
import { Expectation, Scenario, Step } from './scenario.js';
import { bidData } from './sealed-bids.js';

/** A step of any story, complete: everything a desk needs to know of it. */
export interface Moment {
  /** `scenario/step`: the Idempotency-Key's own part, the same at every run. */
  readonly name: string;
  readonly scenario: string;
  /** The project that it is about, by the name under which the demonstration knows it. */
  readonly project: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly act?: Order;
  readonly awaits?: string;
  readonly expect?: Expectation;
}

/** An act to be done. */
export interface Order {
  readonly type: string;
  readonly role: string;
  readonly organisation: string;
  readonly data: JsonObject;
  readonly files: readonly string[];
}

/** Acts that begin a project. */
export const BEGINS: ReadonlySet<string> = new Set(['ProposeProject', 'ImportHistory']);

/** All stories as one, by simulated time; steps of one instant stay in the order of their files. */
export const timelineOf = (scenarios: readonly Scenario[]): readonly Moment[] =>
  scenarios.flatMap(momentsOf).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

const momentsOf = (scenario: Scenario): Moment[] =>
  scenario.steps.map((step, i) => {
    const id = step.id ?? `${i + 1}`;
    const name = `${scenario.scenario}/${id}`;
    return {
      name,
      scenario: scenario.scenario,
      project: step.act === 'ImportHistory' ? name : scenario.scenario,
      at: new Date(`${step.at.replace(' ', 'T')}:00+08:00`).toISOString(),
      ...(step.act ? { act: orderOf(scenario, step, step.act) } : {}),
      ...(step.await ? { awaits: step.await } : {}),
      ...(step.expect ? { expect: step.expect } : {}),
    };
  });

function orderOf(scenario: Scenario, step: Step, type: string): Order {
  const data = step.bid === undefined ? (step.data ?? {}) : bidData(scenario, step);
  const sample = step.bid === undefined ? step.sample : ['bidder', ...(type === 'RevealBid' ? ['offerFen'] : [])];
  return {
    type,
    ...actingOf(scenario, step),
    data: sample && sample.length > 0 ? { ...data, sample } : data,
    files: step.files ?? [],
  };
}

function actingOf({ bodies, bids, scenario }: Scenario, { as = '', bid }: Step): Pick<Order, 'role' | 'organisation'> {
  const [role = '', named] = as.split('@');
  const organisation =
    named ?? (bid === undefined ? undefined : bids?.[bid]?.bidder) ?? bodies[role] ?? bodies[role.split('.')[0]!];
  if (organisation === undefined) throw new Error(`${scenario}: nobody is named for the role ${role}`);
  return { role, organisation };
}
