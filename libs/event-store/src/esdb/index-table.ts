/** Events in one sealed piece of the table. */
const PIECE = 1024;

/** Positions and record times of up to `PIECE` events, each told by its distance from the one before. */
interface Piece {
  readonly firstPosition: number;
  readonly firstTime: number;
  readonly distances: Uint8Array;
}

interface Unfolded {
  readonly piece: number;
  readonly positions: Float64Array;
  readonly times: Float64Array;
}

/**
 * The place in the server's log and the record time of every index, 1, 2, 3 …: three to five bytes an event, so that
 * ten million events take some 40 MB. Positions and times only grow.
 */
export class IndexTable {
  length = 0;
  private readonly pieces: Piece[] = [];
  private positions = new Float64Array(PIECE);
  private times = new Float64Array(PIECE);
  private unfolded: Unfolded | undefined;

  push(position: number, time: number): void {
    const at = this.length % PIECE;
    if (at === 0 && this.length > 0) this.pieces.push(fold(this.positions, this.times));
    this.positions[at] = position;
    this.times[at] = time;
    this.length += 1;
  }

  /** Position of the event at `index`; 0 before the first. */
  positionAt = (index: number): number => (index < 1 ? 0 : this.piece(index).positions[(index - 1) % PIECE]!);
  /** Record time of the event at `index` in milliseconds. */
  timeAt = (index: number): number => this.piece(index).times[(index - 1) % PIECE]!;

  /** The index of the event at a position, undefined where none of ours stands. */
  indexOf(position: number): number | undefined {
    let low = 1;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.positionAt(middle) < position) low = middle + 1;
      else high = middle;
    }
    return this.length > 0 && this.positionAt(low) === position ? low : undefined;
  }

  private piece(index: number): Unfolded {
    const piece = Math.floor((index - 1) / PIECE);
    if (piece === this.pieces.length) return { piece, positions: this.positions, times: this.times };
    if (this.unfolded?.piece !== piece) this.unfolded = { piece, ...unfold(this.pieces[piece]!) };
    return this.unfolded;
  }
}

function fold(positions: Float64Array, times: Float64Array): Piece {
  const bytes: number[] = [];
  for (let i = 1; i < positions.length; i++) {
    write(bytes, positions[i]! - positions[i - 1]!);
    write(bytes, times[i]! - times[i - 1]!);
  }
  return { firstPosition: positions[0]!, firstTime: times[0]!, distances: Uint8Array.from(bytes) };
}

function unfold({ firstPosition, firstTime, distances }: Piece): Omit<Unfolded, 'piece'> {
  const positions = new Float64Array(PIECE);
  const times = new Float64Array(PIECE);
  positions[0] = firstPosition;
  times[0] = firstTime;
  let at = 0;
  const read = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = distances[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  for (let i = 1; i < PIECE; i++) {
    positions[i] = positions[i - 1]! + read();
    times[i] = times[i - 1]! + read();
  }
  return { positions, times };
}

function write(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  bytes.push(rest);
}
