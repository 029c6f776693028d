import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../src/index.js';
import { Writer } from '../events.js';

/** Appends without end from several writers, and says each event's id once it is acknowledged: `<stream> <id>`. */
async function main([path, writers]: readonly string[]): Promise<void> {
  const store = await openSqliteStore({ path: path! });
  writeSync(1, 'open\n');
  const writer = new Writer(store);
  const write = async (stream: string) => {
    for (let n = 0; ; n++) {
      const events = await writer.write(stream, ...Array.from({ length: 1 + (n % 3) }, (_, i) => `${n}.${i}`));
      writeSync(1, events.map(({ id }) => `${stream} ${id}\n`).join(''));
    }
  };
  await Promise.all(Array.from({ length: Number(writers) }, (_, i) => write(`${process.pid}-${i}`)));
}

void main(process.argv.slice(2));
