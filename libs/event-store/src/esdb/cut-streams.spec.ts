import { seal } from '@tongjian/kernel';
import { verifyLog } from '../index.js';
import { batches, collect, rowsOf, sealed, Writer } from '../../test/events.js';
import { onStage } from '../../test/esdb.js';
import { layRows } from '../../test/stores.js';

jest.setTimeout(30_000);

describe('a stream that somebody cut on the server', () => {
  const stage = onStage();
  const cuts: [string, () => void][] = [
    ['deleted', () => stage().server.log.softDelete('s')],
    ['deleted for good', () => stage().server.log.tombstone('s')],
    ['shortened', () => stage().server.log.setMetadata('s', '{"$tb":1}')],
    ['shortened to nothing', () => stage().server.log.setMetadata('s', '{"$tb":3}')],
    ['forgetting', () => stage().server.log.setMetadata('s', '{"$maxCount":1}')],
  ];

  it.each(cuts)('(%s) is an alarm for who reads it, and no empty or short history', async (_, cut) => {
    const [store, knowing] = [await stage().open(), await stage().open()];
    await new Writer(store).write('s', 'a', 'b', 'c');
    cut();
    await knowing.head();
    for (const one of [store, knowing]) {
      await expect(collect(one.read('s'))).rejects.toMatchObject({ name: 'StreamCut', stream: 's' });
      await expect(collect(one.readBackwards('s'))).rejects.toMatchObject({ name: 'StreamCut', stream: 's' });
    }
    await expect(collect(knowing.read('s', 3))).rejects.toMatchObject({ name: 'StreamCut', stream: 's' });
    expect(knowing.examine!()).toEqual([expect.stringMatching(/^s /)]);
  });

  it.each(cuts.slice(0, 3))('(%s) still counts in the log, where its events are', async (_, cut) => {
    const store = await stage().open();
    const writer = new Writer(store);
    await writer.write('s', 'a', 'b', 'c');
    cut();
    await writer.write('t', 'd');
    const [batch] = await batches((await stage().open()).readAll());
    expect(batch!.events.map(({ index, stream }) => `${index} ${stream}`)).toEqual(['1 s', '2 s', '3 s', '4 t']);
  });

  it('takes no append as if it were new', async () => {
    const store = await stage().open();
    await new Writer(store).write('s', 'a', 'b');
    stage().server.log.softDelete('s');
    const unknowing = await stage().open();
    await expect(unknowing.append('s', sealed('s', ['again']), 'absent')).rejects.toMatchObject({ name: 'StreamCut' });
  });

  it('refuses appends when it was deleted for good', async () => {
    const store = await stage().open();
    const [last] = (await new Writer(store).write('s', 'a')).slice(-1);
    stage().server.log.tombstone('s');
    await expect(store.append('s', sealed('s', ['b'], last), 0)).rejects.toMatchObject({ name: 'StreamCut' });
  });
});

describe('a log on a server that was tampered with', () => {
  const stage = onStage();
  const rows = rowsOf(['a', 'b', 'a', 'a', 'b', 'c', 'a', 'b', 'a']);
  const findingsOn = async (damaged: typeof rows) => {
    layRows(stage().server, damaged);
    const { findings } = await verifyLog(await stage().open());
    return findings.map(({ kind, stream, revision }) => `${kind} ${stream}@${revision}`);
  };

  it('is found sound as long as nobody did', async () => {
    expect(await findingsOn(rows)).toEqual([]);
  });

  it('names an altered event', async () => {
    const altered = rows.map((row, i) => (i === 2 ? { ...row, data: row.data.replace('turn', 'torn') } : row));
    expect(await findingsOn(altered)).toEqual(['altered a@1']);
  });

  it('names an event that is missing', async () => {
    expect(await findingsOn(rows.filter((_, i) => i !== 3))).toContain('dropped a@2');
  });

  it('names an event that stands twice', async () => {
    expect((await findingsOn([...rows.slice(0, 5), rows[4]!, ...rows.slice(5)])).join()).toMatch(/b@1/);
  });

  it('names an event of another program, and goes on after it', async () => {
    const foreign = rows.map((row, i) => (i === 5 ? { ...row, meta: '{"not":"ours"}' } : row));
    expect(await findingsOn(foreign)).toEqual(['unreadable c@0']);
  });

  it('gives what was sealed, so that its hash can be made again', async () => {
    layRows(stage().server, rows);
    const [batch] = await batches((await stage().open()).readAll());
    for (const { index: _, ...event } of batch!.events) {
      const { hash, ...meta } = event.meta;
      expect(seal({ ...event, meta }).meta.hash).toBe(hash);
    }
  });
});
