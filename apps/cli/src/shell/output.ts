/** Where a command speaks: words for people, or one JSON value for programs. */
export interface Output {
  readonly json: boolean;
  /** A line for people; silent with `--json`. */
  line(text: string): void;
  /** Text that is the result itself, in either mode. */
  raw(text: string): void;
  /** The result as a program reads it; silent without `--json`. */
  result(value: unknown): void;
  /** A line that replaces itself on a terminal; on stderr, so that results can be piped. */
  progress(text: string): void;
}

export function outputTo(
  stdout: Pick<NodeJS.WriteStream, 'write'>,
  stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
  json: boolean,
): Output {
  let open = false;
  const endProgress = () => {
    if (open) stderr.write('\n');
    open = false;
  };
  return {
    json,
    line(text) {
      endProgress();
      if (!json) stdout.write(`${text}\n`);
    },
    raw(text) {
      endProgress();
      stdout.write(text);
    },
    result(value) {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress(text) {
      if (json || !stderr.isTTY) return;
      stderr.write(`\r\u001b[2K${text}`);
      open = true;
    },
  };
}
