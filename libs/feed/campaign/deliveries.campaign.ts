import { campaign } from '../test/faults/campaign.js';

/** As many as law 4 asks for, or as the environment says. */
const asked = (name: string, fallback: number) => Number(process.env[name] ?? fallback);

it('4: a million faulty deliveries are found or changed nothing, ten thousand clean ones raise no alarm', async () => {
  const figures = await campaign({
    seed: asked('SEED', 20260101),
    deliveries: asked('DELIVERIES', 1_000_000),
    deliveriesPerLog: 100,
    cleanRuns: asked('CLEAN_RUNS', 10_000),
    onProgress: (done) => done % 50_000 === 0 && process.stderr.write(`${done} deliveries\n`),
  });
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  expect(figures).toMatchObject({ missed: 0, alarms: 0 });
}, 7_200_000);
