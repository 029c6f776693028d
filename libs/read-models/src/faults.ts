/** A read model that nobody declared here, or a rollup that it does not have. */
export class UnknownReadModel extends Error {
  constructor(what: string) {
    super(`read model ${what} is not declared`);
    this.name = 'UnknownReadModel';
  }
}

/** The read models' file is no database any more. Nothing is lost: the log makes them again. */
export class ReadModelsDamaged extends Error {
  constructor(path: string, reason: string) {
    super(`${path} is damaged (${reason}); move it away and start again: the read models are made from the log`);
    this.name = 'ReadModelsDamaged';
  }
}

/** A query that names a field, dimension or cursor which cannot be understood; `part` names it. */
export class BadQuery extends Error {
  constructor(
    readonly part: string,
    reason: string,
  ) {
    super(`${part}: ${reason}`);
    this.name = 'BadQuery';
  }
}

/** An index that queries would not use: the read model would answer, but slowly, so declaring it fails. */
export class IndexUnusable extends Error {
  constructor(table: string, fields: readonly string[], reason: string) {
    super(`index of ${table} on ${fields.join(', ')} cannot be used: ${reason}`);
    this.name = 'IndexUnusable';
  }
}

/** A total beyond 2^53 − 1: it is refused, never rounded. */
export class TotalTooLarge extends RangeError {
  constructor(
    measure: string,
    value: number,
    /** Where a save was refused: the document whose change led there. */
    readonly key?: string,
  ) {
    super(`the total of ${measure} (${value}) is beyond safe integers`);
    this.name = 'TotalTooLarge';
  }
}

/** The total itself where it is a safe integer; `key` names the document that led to it. @throws TotalTooLarge */
export function safeTotal(measure: string, value: number, key?: string): number {
  if (!Number.isSafeInteger(value)) throw new TotalTooLarge(measure, value, key);
  return value === 0 ? 0 : value;
}
