import { EventStore } from '../index.js';
import { collect, noted, sealed, Writer } from '../../test/events.js';
import { describeStores } from '../../test/stores.js';

describeStores('an append', ({ open }) => {
  let store: EventStore;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  const texts = async (stream: string) => (await collect(store.read(stream))).map(({ data }) => data['text']);

  it('begins a stream where none is', async () => {
    const appended = await store.append('s', sealed('s', ['a', 'b']), 'absent');
    expect(appended).toEqual({ written: true, position: expect.any(String) });
    expect(await store.indexOf((appended as { position: string }).position)).toBe(2);
    expect(await texts('s')).toEqual(['a', 'b']);
  });

  it('goes on exactly where it expects to', async () => {
    const [first] = sealed('s', ['a']);
    await store.append('s', [first!], 'absent');
    expect(await store.append('s', sealed('s', ['b'], first), 0)).toMatchObject({ written: true });
    expect(await texts('s')).toEqual(['a', 'b']);
  });

  it('loses a race as a value that tells where the stream stands', async () => {
    const [first] = sealed('s', ['a']);
    await store.append('s', [first!], 'absent');
    expect(await store.append('s', sealed('s', ['x']), 'absent')).toEqual({ written: false, actual: 0 });
    await store.append('s', sealed('s', ['b'], first), 0);
    expect(await store.append('s', sealed('s', ['x'], first), 0)).toEqual({ written: false, actual: 1 });
    expect(await store.append('t', sealed('t', ['x'], { ...first!, stream: 't' }), 0)).toEqual({
      written: false,
      actual: 'absent',
    });
    expect(await texts('s')).toEqual(['a', 'b']);
  });

  it('lets one of many win that begin the same stream at once', async () => {
    const appended = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => store.append('s', sealed('s', [text]), 'absent')),
    );
    expect(appended.filter(({ written }) => written)).toHaveLength(1);
    expect(await texts('s')).toHaveLength(1);
  });

  it('repeated as it was changes nothing', async () => {
    const events = sealed('s', ['a']);
    await store.append('s', events, 'absent');
    expect(await store.append('s', events, 'absent')).toEqual({ written: false, actual: 0 });
    expect((await store.head()).index).toBe(1);
  });

  it('that fails does not take down those that share its commit', async () => {
    const [lone] = sealed('lone', ['x']);
    const outcomes = await Promise.allSettled([
      store.append('a', sealed('a', ['1']), 'absent'),
      store.append('lone', [{ ...lone!, meta: { ...lone!.meta, prev: 'sha256:00' } }], 'absent'),
      store.append('b', sealed('b', ['1', '2']), 'absent'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.head()).index).toBe(3);
    expect(await texts('lone')).toEqual([]);
  });

  it.each([
    ['no event at all', () => []],
    ['an event of another stream', () => sealed('t', ['x'])],
    ['a gap before it', () => sealed('s', ['x', 'y']).slice(1)],
    ['events out of order', () => sealed('s', ['x', 'y']).reverse()],
    ['a wrong predecessor', () => sealed('s', ['x']).map((e) => ({ ...e, meta: { ...e.meta, prev: e.meta.hash } }))],
    ['a broken chain inside', () => [sealed('s', ['x'])[0]!, sealed('s', ['y', 'z'])[1]!]],
    ['an id that is none', () => sealed('s', ['x']).map((event) => ({ ...event, id: 'x' }))],
    ['the same id twice', () => sealed('s', ['x', 'y']).map((e, _, [first]) => ({ ...e, id: first!.id }))],
    ['more than 900 KiB', () => sealed('s', ['x'.repeat(460 * 1024), '中'.repeat(154 * 1024)])],
    ['facts of more than 16 KiB', () => sealed('s', [{ ...noted('x'), meta: { facts: { a: 'x'.repeat(16384) } } }])],
  ])('with %s is a fault and writes nothing', async (_, events) => {
    await expect(store.append('s', events(), 'absent')).rejects.toMatchObject({ name: 'AppendFault', stream: 's' });
    expect((await store.head()).index).toBe(0);
  });

  it('takes 900 KiB less a little', async () => {
    const events = sealed('s', ['x'.repeat(449 * 1024), 'y'.repeat(449 * 1024)]);
    expect(await store.append('s', events, 'absent')).toMatchObject({ written: true });
  });

  it('refuses an id that the log holds already, in another stream or later', async () => {
    const [first] = sealed('s', ['a'], undefined, { commandId: 'c' });
    await store.append('s', [first!], 'absent');
    const [again] = sealed('s', ['b'], first, { commandId: 'c' });
    await expect(store.append('s', [again!], 0)).rejects.toThrow(/id/);
    await expect(store.append('t', [{ ...sealed('t', ['x'])[0]!, id: first!.id }], 'absent')).rejects.toThrow(/id/);
    expect((await store.head()).index).toBe(1);
  });

  it('stores the sealed text, whatever becomes of the object', async () => {
    const data = { text: 'a' };
    const events = sealed('s', [{ type: 'Noted', data }]);
    const written = store.append('s', events, 'absent');
    data.text = 'changed';
    await written;
    expect(await texts('s')).toEqual(['a']);
    const [read] = await collect(store.read('s'));
    (read!.data as { text: string }).text = 'changed by a reader';
    expect(await texts('s')).toEqual(['a']);
  });

  it('keeps a stream apart from all others', async () => {
    const writer = new Writer(store);
    await writer.write('s-1', 'a');
    await writer.write('s-10', 'b');
    await writer.write('s-1', 'c');
    expect(await texts('s-1')).toEqual(['a', 'c']);
    expect(await texts('s-10')).toEqual(['b']);
  });

  it('is refused after the store is closed', async () => {
    await store.close();
    await expect(store.append('s', sealed('s', ['a']), 'absent')).rejects.toMatchObject({ name: 'StoreStopped' });
  });
});
