import { COMMAND_ANSWERED, DurableProcess, LoggedEvent } from '@tongjian/kernel';
import { commandAnswered, INPUT_TAKEN, inputTaken } from './events.js';
import { Instance, Timer } from './instance.js';

export interface DueTimer {
  readonly instance: Instance;
  readonly timer: Timer;
}

/** All instances of all processes, as the log tells of them. */
export class Instances {
  private readonly byStream = new Map<string, Instance>();
  private readonly restless = new Set<Instance>();
  readonly types: readonly string[];

  constructor(readonly processes: readonly DurableProcess<unknown>[]) {
    this.types = [INPUT_TAKEN, COMMAND_ANSWERED, ...new Set(processes.flatMap(({ types }) => types))];
  }

  take(event: LoggedEvent): void {
    if (event.type === INPUT_TAKEN || event.type === COMMAND_ANSWERED) {
      const { process, instance } = event.type === INPUT_TAKEN ? inputTaken(event) : commandAnswered(event);
      // Instances of a process that is not running here are left alone.
      const known = this.processes.find(({ name }) => name === process);
      if (known) this.note(this.instance(known, instance), (of) => of.follow(event));
      return;
    }
    for (const process of this.processes) {
      const id = process.types.includes(event.type) ? process.instance(event) : null;
      if (id !== null) this.note(this.instance(process, id), (of) => of.offer(event));
    }
  }

  private note(instance: Instance, what: (of: Instance) => void): void {
    what(instance);
    if (instance.atRest) this.restless.delete(instance);
    else this.restless.add(instance);
  }

  private instance(process: DurableProcess<unknown>, id: string): Instance {
    const stream = `process-${process.name}-${id}`;
    const known = this.byStream.get(stream);
    if (known) return known;
    const made = new Instance(process, id);
    this.byStream.set(stream, made);
    return made;
  }

  all(): readonly Instance[] {
    return [...this.byStream.values()];
  }

  /** Instances with something to take, to send or to wait for; the others need no look. */
  active(): readonly Instance[] {
    return [...this.restless];
  }

  /** Timers that are due at an instant, in the order in which they fell due. */
  due(now: string): DueTimer[] {
    const due: DueTimer[] = [];
    for (const instance of this.restless)
      for (const timer of instance.timers()) if (timer.at <= now) due.push({ instance, timer });
    return due.sort(byTime);
  }

  /** Every timer that has not elapsed, in the order of time. */
  timers(): DueTimer[] {
    return this.active()
      .flatMap((instance) => instance.timers().map((timer) => ({ instance, timer })))
      .sort(byTime);
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byTime = (a: DueTimer, b: DueTimer) =>
  order(a.timer.at, b.timer.at) || order(a.instance.stream, b.instance.stream) || a.timer.ordinal - b.timer.ordinal;
