import fc from 'fast-check';
import { Message, MessageReader } from './sse';

const wire = 'retry: 1000\n\n: comment\nid: 7\nevent: board\ndata: {"n":1}\n\nevent: heartbeat\ndata: {"n":1}\n\n';

describe('A stream of server-sent events', () => {
  it('gives each complete message once, with its id', () => {
    expect(new MessageReader().push(wire)).toEqual([
      { event: 'board', data: '{"n":1}', id: '7' },
      { event: 'heartbeat', data: '{"n":1}' },
    ]);
  });

  it('gives the same messages however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: wire.length }), { maxLength: 8 }), (cuts) => {
        const reader = new MessageReader();
        const places = [0, ...[...cuts].sort((a, b) => a - b), wire.length];
        const read: Message[] = [];
        for (let at = 1; at < places.length; at++) read.push(...reader.push(wire.slice(places[at - 1], places[at])));
        expect(read).toEqual(new MessageReader().push(wire));
      }),
    );
  });
});
