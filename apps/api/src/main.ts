import { dataFolderAt } from '@tongjian/data-folder';
import { readSettings } from './settings/index.js';
import { RunningServer, startServer } from './server.js';
import { startFaultOf } from './start-fault.js';

/** Starts the server from the environment and stops it gracefully when told to. */
async function main(): Promise<void> {
  const server = await startServer(readSettings(process.env));
  announce(server);
  // Who started this process as a child learns here that it listens, and where.
  process.send?.({ listening: server.url });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void server.close().then(() => process.exit(0), fail));
}

function announce({ url, generated, house: { installation, settings } }: RunningServer): void {
  const lines = [
    `通鉴 ${installation.name}${installation.simulation ? ' (演示 simulation)' : ''}`,
    `page ${url}  api ${url}/api/v1  description ${url}/api/openapi.json`,
    ...generated.map(({ role, login, password }) => `sign-in ${login}  ${password}  (${role})`),
    ...(generated.length > 0 && !installation.simulation ? ['This password is shown once.'] : []),
    ...(installation.simulation ? [`sign-ins are kept in ${dataFolderAt(settings.dataDir).signIns}`] : []),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

function fail(error: unknown): void {
  process.stderr.write(`tongjian: ${startFaultOf(error)}\n`);
  process.exit(1);
}

main().catch(fail);
