import { inspect } from 'node:util';
import { collect, Writer } from '../../test/events.js';
import { onStage } from '../../test/esdb.js';

jest.setTimeout(30_000);

describe('a server that cannot be worked with', () => {
  const stage = onStage();
  const refusal = async () => {
    const started = Date.now();
    const error: unknown = await stage()
      .open({ answerWithinMs: 150, patienceMs: 600 })
      .catch((thrown: unknown) => thrown);
    expect(Date.now() - started).toBeLessThan(5_000);
    return error;
  };

  it('does not know the user: that is said at once', async () => {
    stage().server.misbehave({ greeting: 'denied' });
    expect(await refusal()).toMatchObject({ name: 'StoreRefused', message: /the user or the password is wrong/ });
  });

  it('does not let the user read: that is said at once', async () => {
    stage().server.misbehave({ readDenied: true });
    expect(await refusal()).toMatchObject({ name: 'StoreRefused', message: /the user or the password is wrong/ });
  });

  it.each(['5.0.11.0', '20.10.2.0', 'unknown'])('is of version %s: that is said at once', async (version) => {
    stage().server.misbehave({ greeting: { version } });
    expect(await refusal()).toMatchObject({ name: 'StoreRefused', message: expect.stringContaining(version) });
  });

  it('is frozen: that is said within our patience', async () => {
    stage().server.misbehave({ greeting: 'silence' });
    expect(await refusal()).toMatchObject({ name: 'StoreUnreachable', message: /127\.0\.0\.1:\d+/ });
  });

  it('freezes while it is read: that is said within our patience, in our own words', async () => {
    const store = await stage().open({ answerWithinMs: 100, patienceMs: 300 });
    await new Writer(store).write('s', 'a');
    stage().server.misbehave({ readBreaksOff: () => 'silence' });
    for (const read of [() => collect(store.read('s')), () => store.head(), () => store.at(5)]) {
      const error: unknown = await read().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'StoreUnreachable' });
      expect(inspect(error)).toMatch(/no answer within 100 ms/);
    }
  });

  it('goes away under a slow reader, who is patient anew after each batch', async () => {
    const store = await stage().open({ answerWithinMs: 200, patienceMs: 600 });
    const writer = new Writer(store);
    for (let i = 0; i < 3; i++) await writer.write('s', ...Array.from({ length: 200 }, (_, n) => `${n}`));
    const revisions: number[] = [];
    for await (const batch of store.read('s')) {
      revisions.push(...batch.map(({ revision }) => revision));
      if (revisions.length > 500) continue;
      // Longer than our patience with the server; then it is not there for a moment.
      await new Promise((resolve) => setTimeout(resolve, 800));
      stage().server.stop();
      await stage().server.listen();
    }
    expect(revisions).toEqual(Array.from({ length: 600 }, (_, n) => n));
  });
});
