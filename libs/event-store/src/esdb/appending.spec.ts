import { AppendMishap } from '@tongjian/testing';
import { collect, sealed, Writer } from '../../test/events.js';
import { onStage } from '../../test/esdb.js';

jest.setTimeout(30_000);

describe('an append to a server', () => {
  const stage = onStage();
  const once = (mishap: AppendMishap) => {
    let done = false;
    return () => (done ? undefined : ((done = true), mishap));
  };

  it.each(['unavailable', 'errorAfterWrite', 'silenceAfterWrite', 'silence'] as const)(
    'that answers "%s" the first time is there once',
    async (mishap) => {
      const store = await stage().open();
      await store.append('s', sealed('s', ['a']), 'absent');
      stage().server.misbehave({ append: once(mishap) });
      const events = sealed('t', ['a', 'b']);
      const appended = await store.append('t', events, 'absent');
      expect(appended).toMatchObject({ written: true });
      expect(await store.indexOf((appended as { position: string }).position)).toBe(3);
      expect((await collect(store.read('t'))).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
      expect((await store.head()).index).toBe(3);
      expect(store.troubles.appendedAgain).toBeGreaterThan(0);
    },
  );

  it('that loses every answer after writing is found in the stream', async () => {
    const store = await stage().open({ patienceMs: 400 });
    stage().server.misbehave({ append: () => 'silenceAfterWrite' });
    expect(await store.append('s', sealed('s', ['a']), 'absent')).toMatchObject({ written: true });
    expect((await store.head()).index).toBe(1);
  });

  it('that never answers is given up with a fault which says that nobody knows', async () => {
    const store = await stage().open({ patienceMs: 400 });
    stage().server.misbehave({ append: () => 'silence' });
    await expect(store.append('s', sealed('s', ['a']), 'absent')).rejects.toMatchObject({
      name: 'StoreUnreachable',
      message: /may or may not be written/,
    });
    stage().server.behave();
    expect((await store.head()).index).toBe(0);
  });

  it('that goes down with many appends in flight has each of them once when it is back', async () => {
    const store = await stage().open({ patienceMs: 10_000 });
    let appends = 0;
    stage().server.misbehave({ append: () => (++appends % 7 === 0 ? 'errorAfterWrite' : undefined) });
    const names = Array.from({ length: 60 }, (_, n) => `s${n}`);
    const appending = names.map((name) => store.append(name, sealed(name, ['a', 'b']), 'absent'));
    await store.append('first', sealed('first', ['a']), 'absent');
    stage().server.stop();
    await stage().server.listen();
    expect((await Promise.all(appending)).every(({ written }) => written)).toBe(true);
    stage().server.behave();
    expect((await store.head()).index).toBe(121);
    for (const name of names) expect(await collect(store.read(name))).toHaveLength(2);
  });

  it('loses its race as a value when another won while the answer was lost', async () => {
    const [store, other] = [await stage().open(), await stage().open()];
    let first = true;
    stage().server.misbehave({ append: () => (first ? ((first = false), 'silence') : undefined) });
    const appending = store.append('s', sealed('s', ['mine']), 'absent');
    await other.append('s', sealed('s', ['theirs']), 'absent');
    expect(await appending).toEqual({ written: false, actual: 0 });
  });

  it('loses its race as a value when another process sealed the same command', async () => {
    const [store, other] = [await stage().open(), await stage().open()];
    const at = (second: number) => ({ commandId: 'c', at: new Date(second * 1000).toISOString() });
    expect(await store.append('s', sealed('s', ['a'], undefined, at(1)), 'absent')).toMatchObject({ written: true });
    expect(await other.append('s', sealed('s', ['a'], undefined, at(2)), 'absent')).toEqual({
      written: false,
      actual: 0,
    });
  });

  it('is judged by the head of its stream, also where another process wrote it', async () => {
    const other = await stage().open();
    const [, last] = await new Writer(other).write('s', 'a', 'b');
    const store = await stage().open();
    const [foreign] = sealed('s', ['x'], { ...last!, meta: { ...last!.meta, hash: `sha256:${'0'.repeat(64)}` } });
    await expect(store.append('s', [foreign!], 1)).rejects.toMatchObject({ name: 'AppendFault' });
    expect(await store.append('s', sealed('s', ['c'], last), 1)).toMatchObject({ written: true });
    expect(await store.append('s', sealed('s', ['c'], last), 7 as never).catch((e: Error) => e.name)).toBe(
      'AppendFault',
    );
  });

  it('whose data are no JSON is refused before the client sees it', async () => {
    const store = await stage().open();
    const [event] = sealed('s', ['a']);
    const broken = { ...event!, data: { n: 1n as never }, text: { ...event!.text, data: '{"n":1n}' } };
    await expect(store.append('s', [broken], 'absent')).rejects.toMatchObject({ name: 'AppendFault' });
    expect((await store.head()).index).toBe(0);
  });

  it('keeps the envelope verbatim beside what the tools of the server look for', async () => {
    const store = await stage().open();
    const [event] = sealed('s', ['a'], undefined, { correlationId: 'corr "x"', causationId: 'cause' });
    await store.append('s', [event!], 'absent');
    const [record] = stage().server.log.records;
    expect(JSON.parse(Buffer.from(record!.metadata).toString())).toEqual({
      $correlationId: 'corr "x"',
      $causationId: 'cause',
      id: event!.id,
      meta: event!.meta,
      shape: 1,
    });
    expect(Buffer.from(record!.data).toString()).toBe(event!.text.data);
  });
});
