import { ProcessStatus } from './options.js';
import { Instances } from './registered.js';

/** How one process stands: what it waits for, what it could not send, what was refused. */
export function statusOf(instances: Instances, process: string, through: number): ProcessStatus {
  const mine = instances.all().filter((instance) => instance.process.name === process);
  return {
    process,
    instances: mine.length,
    through,
    unsent: mine.reduce((sum, { unsent }) => sum + unsent, 0),
    due: instances
      .timers()
      .filter(({ instance }) => instance.process.name === process)
      .map(({ instance, timer }) => ({ at: timer.at, process, instance: instance.id, name: timer.name })),
    refused: mine.flatMap(({ id, refused }) => refused.map((one) => ({ instance: id, ...one }))),
    faults: mine.flatMap(({ id, fault }) => (fault === undefined ? [] : [{ instance: id, error: fault }])),
  };
}
