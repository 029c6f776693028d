import { openMemoryStore } from '@tongjian/event-store';
import { runProjections } from '@tongjian/feed';
import { DocumentProjection } from '@tongjian/kernel';
import { openMemoryReadModels } from '@tongjian/read-models';
import { DeepPass, DeepPasses } from '../src/hosting/deep-passes.js';

const NOTES: DocumentProjection = {
  ...{ name: 'note', version: 1, answers: 'What was noted?', types: ['Noted'], indexes: [], rollups: [] },
  keys: ({ data }) => [data['id'] as string],
  fold: (document) => document,
};

describe('deep passes', () => {
  const models = openMemoryReadModels();
  const store = openMemoryStore();
  const passing = async (projections: readonly DocumentProjection[], count: number) => {
    const stop = new AbortController();
    const told: DeepPass[] = [];
    await new Promise<void>((resolve) => {
      const passes = new DeepPasses({
        ...{ store, models, projections, signal: stop.signal, firstAfterMs: 0, everyMs: 0 },
        onPass: (pass) => {
          told.push(pass);
          if (told.length < count) return;
          stop.abort();
          void passes.ended.then(resolve);
        },
      });
    });
    return told;
  };

  it('come again and again, and tell what they found', async () => {
    const stop = new AbortController();
    const run = await runProjections({ store, models, projections: [NOTES], signal: stop.signal });
    await run.caughtUp;
    stop.abort();
    await run.ended;
    expect(await passing([NOTES], 2)).toMatchObject([{ ok: true }, { ok: true, projections: [{ findings: [] }] }]);
    const [pass] = await passing([{ ...NOTES, name: 'absent' }], 1);
    expect(pass).toMatchObject({ ok: false, projections: [{ findings: [{ kind: 'absent' }] }] });
  });
});
