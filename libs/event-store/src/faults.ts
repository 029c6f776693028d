/** An append that no honest caller makes: wrong stream, revision, `prev` or id, or too large. Nothing was written. */
export class AppendFault extends Error {
  constructor(
    readonly stream: string,
    readonly reason: string,
  ) {
    super(`${stream}: ${reason}`);
    this.name = 'AppendFault';
  }
}

/** A resume point or position token that this log never gave. */
export class UnknownPosition extends Error {
  constructor(position: string, head: number) {
    super(`position ${position} is not of this log, which ends at ${head}`);
    this.name = 'UnknownPosition';
  }
}

/** The stored log is not what was written; names the event where one can be named. */
export class StoreDamaged extends Error {
  constructor(
    readonly reason: string,
    readonly event?: { readonly index: number; readonly stream?: string; readonly revision?: number },
  ) {
    const name = event && (event.stream === undefined ? '' : ` (${event.stream}@${event.revision})`);
    super(`the event log is damaged: ${event ? `event ${event.index}${name}: ` : ''}${reason}`);
    this.name = 'StoreDamaged';
  }
}

/** Another process writes this log; `holder` is its process id where it could be read. */
export class StoreLocked extends Error {
  constructor(
    readonly path: string,
    readonly holder?: number,
  ) {
    super(`${path} is in use by another process${holder === undefined ? '' : ` (process id ${holder})`}`);
    this.name = 'StoreLocked';
  }
}

/** The file exists and is no event log of this program. */
export class ForeignFile extends Error {
  constructor(path: string, reason: string) {
    super(`${path} is not a Tongjian event log: ${reason}`);
    this.name = 'ForeignFile';
  }
}

/** A commit failed, so what is on disk is uncertain: the store takes no more appends until it is opened again. */
export class StoreStopped extends Error {
  constructor(cause: unknown) {
    super(`the event log takes no more appends: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'StoreStopped';
  }
}

/** A stream of ours was deleted or shortened on the server, by someone who is not us: never an empty history. */
export class StreamCut extends StoreDamaged {
  constructor(
    readonly stream: string,
    how: string,
  ) {
    super(`${stream} ${how}`);
    this.name = 'StreamCut';
  }
}

/** A connection string that is not understood. Says where, and never what stands there: it may be a password. */
export class ConnectionStringWrong extends Error {
  constructor(reason: string) {
    super(`the event store's connection string is not understood: ${reason}`);
    this.name = 'ConnectionStringWrong';
  }
}

/** The server did not answer for as long as we are patient. An append in question may or may not be written. */
export class StoreUnreachable extends Error {
  constructor(what: string, cause?: unknown) {
    super(`the event store does not answer: ${what}`, { cause });
    this.name = 'StoreUnreachable';
  }
}

/** The server answers and refuses: a wrong password, a missing right. */
export class StoreRefused extends Error {
  constructor(what: string) {
    super(`the event store refuses: ${what}`);
    this.name = 'StoreRefused';
  }
}
