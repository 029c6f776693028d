import { isMap, isNode, isPair, isScalar, LineCounter, Document, ParsedNode } from 'yaml';
import { PackFault } from '../types.js';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
export type Path = readonly (string | number)[];

/** Where things stand in an author's file. */
export class Places {
  constructor(
    private readonly file: string,
    private readonly document: Document.Parsed<ParsedNode>,
    private readonly lines: LineCounter,
  ) {}

  /** The place of a value; where the value is missing, of the nearest one around it. */
  of(path: Path): Place {
    for (let length = path.length; length > 0; length--) {
      const place = this.exact(path.slice(0, length));
      if (place) return place;
    }
    return { file: this.file, line: 1, column: 1 };
  }

  at(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
  }

  private exact(path: Path): Place | undefined {
    const parent = path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true);
    const last = path[path.length - 1];
    // A member is named by its key: that is where an author looks.
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
      if (isScalar(pair?.key) && pair.key.range) return this.at(pair.key.range[0]);
    }
    const node = this.document.getIn(path, true);
    return isNode(node) && node.range ? this.at(node.range[0]) : undefined;
  }
}

export const faultAt = (place: Place, code: string, message: string): PackFault => ({ ...place, code, message });

/** Some packs cannot be composed or published; says why and where. */
export class PackFaults extends Error {
  constructor(readonly faults: readonly PackFault[]) {
    super(
      faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.code}: ${fault.message}`).join('\n'),
    );
    this.name = 'PackFaults';
  }
}
