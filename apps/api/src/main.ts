import { dataFolderAt } from '@tongjian/data-folder';
import { GeneratedSignIn } from './installation/first-start.js';
import { readSettings } from './settings/index.js';
import { RunningServer, startServer } from './server.js';
import { startFaultOf } from './start-fault.js';

/** Starts the server from the environment and stops it gracefully when told to. */
async function main(): Promise<void> {
  const server = await startServer(readSettings(process.env), { tell });
  announce(server);
  // Who started this process as a child learns here that it listens, and where.
  process.send?.({ listening: server.url });
  const leave = () => void server.close().then(() => process.exit(0), fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, leave);
  // Whoever started this process as a child is gone: nobody would stop it any more.
  if (process.send) process.once('disconnect', leave);
}

/** The only time that this password is seen. */
function tell({ role, login, password }: GeneratedSignIn): void {
  process.stderr.write(`sign-in ${login}  ${password}  (${role})\nThis password is shown once.\n`);
}

function announce({ url, generated, house: { installation, settings } }: RunningServer): void {
  const lines = [
    `通鉴 ${installation.name}${installation.simulation ? ' (演示 simulation)' : ''}`,
    `page ${url}  api ${url}/api/v1  description ${url}/api/openapi.json`,
    ...(installation.simulation ? generated : []).map(
      ({ role, login, password }) => `sign-in ${login}  ${password}  (${role})`,
    ),
    ...(installation.simulation ? [`sign-ins are kept in ${dataFolderAt(settings.dataDir).signIns}`] : []),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

function fail(error: unknown): void {
  process.stderr.write(`tongjian: ${startFaultOf(error)}\n`);
  process.exit(1);
}

main().catch(fail);
