import { Source, Text } from '@tongjian/kernel';
import { Applies, DueBody, HoldsBody } from '../definition/index.js';
import { Condition } from '../expression/index.js';
import { Scope } from '../types.js';

/** When a rule counts for something that happened: by what is known of its key, and by its own or its anchor's day. */
export interface Circumstances {
  readonly when?: Condition;
  readonly applies?: Applies;
}

/** A hold on the act of a duty, which stops the duty's clock while it is open. */
export interface StoppingHold extends Circumstances {
  readonly body: HoldsBody;
  /** Outcomes of `by` that begin it. */
  readonly starts: ReadonlySet<string>;
}

/** What makes the act of a duty impossible for good: the project's end, or a block on the key or above it. */
export interface Forbidding extends Circumstances {
  readonly act: string;
  readonly outcomes: ReadonlySet<string>;
  /** Wherever it stands; else only on the duty's key and above. */
  readonly everywhere: boolean;
}

/** A rule `due`, worked out as far as no project is needed for it. */
export interface CompiledDuty extends Circumstances {
  readonly id: string;
  /** The number shown to people. */
  readonly rule: string;
  readonly source: readonly Source[];
  readonly text: Text;
  readonly body: DueBody;
  /** The scope of the act that is due. */
  readonly scope: Scope;
  /** The acts that open an obligation, with the outcomes by which they do. */
  readonly starts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Outcomes of the act that meet it. */
  readonly metBy: ReadonlySet<string>;
  readonly holds: readonly StoppingHold[];
  readonly forbidding: readonly Forbidding[];
}
