import { campaign } from './campaign.js';
import { FAULTS } from './faults.js';

describe('faulty deliveries', () => {
  it('4: each is found, or changed nothing; clean ones raise no alarm', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const figures = await campaign({ seed, deliveries: 2_000, deliveriesPerLog: 40, cleanRuns: 100 });
    expect(figures).toMatchObject({ seed, missed: 0, alarms: 0 });
    // Every fault does harm now and then: a campaign that only finds nothing proves nothing.
    for (const kind of FAULTS) {
      const { foundBySeen, foundByContent, refused } = figures.verdicts[kind];
      expect([kind, foundBySeen + foundByContent + refused > 0]).toEqual([kind, true]);
    }
  }, 60_000);
});
