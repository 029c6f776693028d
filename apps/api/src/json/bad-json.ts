/** Why a body is not read (api.md 10): each reason is a problem of its own. */
export type BadJsonCode =
  'malformed-json' | 'duplicate-member' | 'non-integer' | 'bad-text' | 'too-deep' | 'validation';

/** A body that strict reading refuses; `offset` counts UTF-16 units of the text from 0. */
export class BadJson extends Error {
  constructor(
    readonly code: BadJsonCode,
    readonly offset: number,
    /** JSON pointer of the value being read. */
    readonly pointer: string,
    detail: string,
    /** The offending name or number as written, where there is one. */
    readonly got?: string,
  ) {
    super(detail);
    this.name = 'BadJson';
  }
}
