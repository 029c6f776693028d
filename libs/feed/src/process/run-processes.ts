import { Cause, COMMAND_ANSWERED, DurableProcess, genesisOf, NewEvent, sealAll, Turns, uuidOf } from '@tongjian/kernel';
import { FeedBatch } from '@tongjian/event-store';
import { answerOf, dataOf, INPUT_TAKEN, InputTaken } from './events.js';
import { Instance, Unsent, Waiting } from './instance.js';
import { ProcessOptions, ProcessStatus, RunningProcesses } from './options.js';
import { Instances } from './registered.js';
import { statusOf } from './status-of.js';

const ACTOR = { person: 'p_process', organisation: 'tongjian', role: 'process', client: 'process' };

/**
 * Runs durable processes. Everything they know comes from the log: events they have not taken, commands not answered,
 * timers not elapsed; so a restart goes on where the last run stood. A command's id is derived from its instance and
 * number: sent twice, it has one effect.
 */
export const runProcesses = (options: ProcessOptions): RunningProcesses => new Run(options);

class Run implements RunningProcesses {
  readonly caughtUp: Promise<void>;
  readonly ended: Promise<void>;
  private readonly instances: Instances;
  private readonly turns = new Turns();
  private reachedEnd: () => void = () => undefined;
  private atEnd = false;
  private through = 0;
  private idle: (() => void)[] = [];

  constructor(private readonly options: ProcessOptions) {
    // Each process only ever sees states that it made itself.
    this.instances = new Instances(options.processes as unknown as readonly DurableProcess<unknown>[]);
    this.caughtUp = new Promise((resolve) => (this.reachedEnd = resolve));
    this.ended = this.loop();
    this.ended.catch(() => undefined);
  }

  private async loop(): Promise<void> {
    const { store, signal, pollMs = 500 } = this.options;
    const timer = pollMs > 0 ? setInterval(() => void this.tick().catch(() => undefined), pollMs) : undefined;
    try {
      for await (const batch of store.follow(undefined, signal, { types: this.instances.types }))
        await this.take(batch);
    } finally {
      clearInterval(timer);
      this.reachedEnd();
      this.wakeIdle();
    }
  }

  private async take({ events, through, caughtUp }: FeedBatch): Promise<void> {
    for (const event of events) this.instances.take(event);
    this.through = through.index;
    if (!caughtUp) return;
    this.atEnd = true;
    await this.tick();
    this.reachedEnd();
  }

  async tick(): Promise<void> {
    if (this.atEnd) await this.turns.take('work', () => this.work());
  }

  /** Does what can be done from what the log says; what that appends comes back through the feed and leads on. */
  private async work(): Promise<void> {
    const { signal, mayAct = () => true } = this.options;
    if (signal.aborted || !mayAct()) return;
    let busy = false;
    for (const instance of this.instances.active())
      busy = (await this.carefully(instance, () => this.step(instance))) || busy;
    if (!busy) busy = await this.fireFirst();
    if (!busy && !this.instances.active().some(({ fault }) => fault !== undefined)) this.wakeIdle();
  }

  /**
   * An instance whose command, append or reaction throws waits alone, red; the others go on. It is tried again at the
   * next look, under the same id.
   */
  private async carefully(instance: Instance, what: () => Promise<boolean>): Promise<boolean> {
    try {
      const done = await what();
      instance.fault = undefined;
      return done;
    } catch (error) {
      instance.fault = error instanceof Error ? error.message : String(error);
      this.options.onFault?.(error);
      return false;
    }
  }

  private async step(instance: Instance): Promise<boolean> {
    if (instance.behind) return true;
    const command = instance.nextSend();
    if (command) {
      await this.dispatch(instance, command);
      return true;
    }
    const waiting = instance.next();
    if (waiting) await this.takeIn(instance, waiting);
    return waiting !== undefined;
  }

  /** One timer at a time, so that what it leads to comes before the next. */
  private async fireFirst(): Promise<boolean> {
    for (const { instance, timer } of this.instances.due(this.options.clock())) {
      if (instance.fault !== undefined) continue;
      const fire = async () => {
        await this.takeIn(instance, instance.elapsed(timer));
        return true;
      };
      if (await this.carefully(instance, fire)) return true;
    }
    return false;
  }

  private async takeIn(instance: Instance, waiting: Waiting): Promise<void> {
    const { process, id, stream, revision } = instance;
    const data: InputTaken = {
      process: process.name,
      instance: id,
      input: waiting.input,
      effects: instance.react(waiting),
    };
    const commandId = uuidOf('process-input', stream, revision + 1);
    await this.append(
      instance,
      { type: INPUT_TAKEN, data: dataOf(data) },
      {
        commandId,
        correlationId: waiting.cause?.meta.correlationId ?? commandId,
        causationId: waiting.cause?.id ?? commandId,
        jurisdiction: waiting.cause?.meta.jurisdiction ?? '',
      },
    );
  }

  private async dispatch(instance: Instance, effect: Unsent): Promise<void> {
    const { process, id, stream: from } = instance;
    const { ordinal, stream, command, causationId, correlationId, jurisdiction, dueAt } = effect;
    const commandId = uuidOf('process-command', from, ordinal);
    const outcome = await this.options.send({
      ...{
        process: process.name,
        instance: id,
        from,
        stream,
        command,
        commandId,
        correlationId,
        causationId,
        jurisdiction,
      },
      ...(dueAt === undefined ? {} : { dueAt }),
    });
    const data = answerOf({ process: process.name, instance: id, ordinal, stream, command: command.type }, outcome);
    const cause = { commandId: uuidOf('process-answer', from, ordinal), correlationId, causationId, jurisdiction };
    await this.append(instance, { type: COMMAND_ANSWERED, data: dataOf(data) }, cause);
  }

  private async append(
    instance: Instance,
    event: NewEvent,
    cause: Pick<Cause, 'commandId' | 'correlationId' | 'causationId' | 'jurisdiction'>,
  ): Promise<void> {
    const { stream, revision, hash = genesisOf(stream), recordedAt } = instance;
    const at = this.options.clock();
    const sealed = sealAll({ revision, hash, recordedAt }, stream, [event], { ...cause, actor: ACTOR, at });
    const appended = await this.options.store.append(stream, sealed, revision < 0 ? 'absent' : revision);
    // A lost race means that another runner was here: the feed brings what it wrote.
    const there = appended.written ? revision + 1 : typeof appended.actual === 'number' ? appended.actual : -1;
    instance.awaited = Math.max(instance.awaited, there);
  }

  status(): readonly ProcessStatus[] {
    return this.instances.processes.map(({ name }) => statusOf(this.instances, name, this.through));
  }

  async settled(): Promise<void> {
    const settled = new Promise<void>((resolve) => this.idle.push(resolve));
    await this.tick();
    await settled;
  }

  private wakeIdle(): void {
    for (const wake of this.idle.splice(0)) wake();
  }
}
