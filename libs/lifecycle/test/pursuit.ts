import { DurableProcess, ProcessInput, SendEffect, WakeEffect } from '@tongjian/kernel';
import { terminationProcess } from '../src/index.js';
import { Asked, by, Case, instantOf } from './case.js';

/** What a durable process keeps between two lives: its inputs, the timers it asked for, how far it read. */
export interface Pursuit {
  readonly process: DurableProcess<unknown>;
  readonly told: Case;
  readonly inputs: readonly ProcessInput[];
  readonly wakes: readonly WakeEffect[];
  readonly read: number;
  readonly refused: readonly string[];
}

export const pursuing = <S>(told: Case, process = terminationProcess as unknown as DurableProcess<S>): Pursuit => ({
  // Each process only ever sees states that it made itself.
  process: process as unknown as DurableProcess<unknown>,
  told,
  inputs: [],
  wakes: [],
  read: 0,
  refused: [],
});

/** Other people act in the meantime. */
export const meanwhile = (pursuit: Pursuit, ...story: readonly Asked[]): Pursuit => ({
  ...pursuit,
  told: pursuit.told.and(...story),
});

/** Lets the process run until a day; every step starts from what was kept, as after a restart. */
export function runUntil(pursuit: Pursuit, day: string): Pursuit {
  let now = pursuit;
  for (;;) {
    const event = now.told.events[now.read];
    const due = now.wakes.filter(({ at }) => at <= instantOf(day)).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
    if (event) {
      const logged = { ...event, index: now.read + 1 };
      now = { ...now, read: now.read + 1 };
      if (!now.process.types.includes(event.type) || now.process.instance(logged) === null) continue;
      now = step(now, { kind: 'event', event }, event.meta.occurredAt);
    } else if (due) {
      now = step(
        { ...now, wakes: now.wakes.filter((wake) => wake !== due) },
        { kind: 'timer', name: due.name, at: due.at },
        due.at,
      );
    } else return now;
  }
}

function step(pursuit: Pursuit, input: ProcessInput, at: string): Pursuit {
  const { initial, evolve, react } = pursuit.process;
  const inputs = [...pursuit.inputs, input];
  const effects = react(inputs.reduce(evolve, initial()), input);
  const wakes = effects.filter((effect): effect is WakeEffect => effect.kind === 'wake');
  const sends = effects.filter((effect): effect is SendEffect => effect.kind === 'send');
  return sends.reduce<Pursuit>((now, send) => obey(now, send, at), {
    ...pursuit,
    inputs,
    wakes: [...pursuit.wakes, ...wakes],
  });
}

function obey(pursuit: Pursuit, { stream, command: { type, data } }: SendEffect, on: string): Pursuit {
  expect(stream).toBe(pursuit.told.events[0]!.stream);
  const { events, refusal } = pursuit.told.when({ act: type, data, by: by('process'), on, attachments: [] });
  if (!refusal) return { ...pursuit, told: new Case([...pursuit.told.events, ...events]) };
  const input: ProcessInput = { kind: 'refused', command: type, code: refusal.code, rule: refusal.rule };
  return step({ ...pursuit, refused: [...pursuit.refused, `${type}: ${refusal.code}`] }, input, on);
}
