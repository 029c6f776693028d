/** One clear line about what is wrong, then the end. */
export function stop(line) {
  process.stderr.write(`\n✗ ${line}\n`);
  process.exit(1);
}

/** What is being done, on its own line. */
export const say = (line) => process.stdout.write(`${line}\n`);
