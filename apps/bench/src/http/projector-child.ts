import { readSettings } from '@tongjian/api';
import { startProjector } from '@tongjian/projector';

/** A projector of ours in a process of its own, quiet, on a free port. Tells its address. */
async function main(): Promise<void> {
  const { url, close } = await startProjector({
    ...readSettings(process.env),
    port: 0,
    simulation: true,
    logLevel: 'silent',
  });
  process.send!({ url });
  const end = () => void close().then(() => process.exit(0));
  process.once('SIGTERM', end).once('disconnect', end);
}

void main();
