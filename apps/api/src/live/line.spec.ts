import { EventEmitter } from 'node:events';
import { Line } from './line.js';

/** A reader that takes so many messages at a time and then must be asked for more. */
class Reader extends EventEmitter {
  readonly got: string[] = [];
  writableEnded = false;
  destroyed = false;
  constructor(private room: number) {
    super();
  }
  write(text: string): boolean {
    this.got.push(text);
    return --this.room > 0;
  }
  take(room: number): void {
    this.room = room;
    this.emit('drain');
  }
  end(): void {
    this.writableEnded = true;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

const lineTo = (reader: Reader, most?: number) => new Line(reader as never, most);
const numbers = (count: number) => Array.from({ length: count }, (_, n) => String(n));

describe('a line to a reader', () => {
  it('brings everything in order, however slowly the reader takes it', () => {
    const reader = new Reader(2);
    const line = lineTo(reader);
    for (const text of numbers(10)) line.say(text);
    expect(reader.got).toEqual(['0', '1']);
    while (reader.got.length < 10) reader.take(3);
    expect(reader.got).toEqual(numbers(10));
    line.say('10');
    expect(reader.got).toHaveLength(11);
  });

  it('is cut when more waits than it holds, after the reader got what came before', () => {
    const reader = new Reader(2);
    const line = lineTo(reader, 3);
    for (const text of numbers(6)) line.say(text);
    expect(reader).toMatchObject({ got: ['0', '1'], destroyed: true });
  });
});
