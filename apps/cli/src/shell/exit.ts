/** What a script may rely on. */
export const EXIT = {
  /** Done, and nothing wrong was found. */
  clean: 0,
  /** The command worked and found something wrong, or the server refused. */
  findings: 1,
  /** The command could not do its work: wrong usage, unreachable server, unreadable file. */
  fault: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure that one line explains. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly code: ExitCode = EXIT.fault,
    /** What `--json` shows beside the message. */
    readonly details?: unknown,
  ) {
    super(message);
    this.name = 'Failure';
  }
}
