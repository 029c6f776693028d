import { readSettings, startServer } from '@tongjian/api';

/** A server of ours in a process of its own: the simulation in DATA_DIR, quiet, on a free port. Tells its address. */
async function main(): Promise<void> {
  const { url, generated, close } = await startServer({
    ...readSettings(process.env),
    port: 0,
    simulation: true,
    logLevel: 'silent',
  });
  const { login, password } = generated.find(({ role }) => role === 'purchaser.handler')!;
  process.send!({ url, login, password });
  const end = () => void close().then(() => process.exit(0));
  process.once('SIGTERM', end).once('disconnect', end);
}

void main();
