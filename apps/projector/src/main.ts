import { readSettings, startFaultOf } from '@tongjian/api';
import { startProjector } from './projector.js';

/** Starts the projector from the environment and stops it gracefully when told to. */
async function main(): Promise<void> {
  const projector = await startProjector(readSettings(process.env));
  // Who started this process as a child learns here where its health is told.
  process.send?.({ listening: projector.url });
  projector.working.catch(fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void projector.close().then(() => process.exit(0), fail));
}

function fail(error: unknown): void {
  process.stderr.write(`tongjian: ${startFaultOf(error)}\n`);
  process.exit(1);
}

main().catch(fail);
