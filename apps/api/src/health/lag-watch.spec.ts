import { LagWatch } from './lag-watch.js';

describe('the lag of a feed', () => {
  it('counts while events wait and the feed does not move, whatever the simulated clock says', () => {
    let now = 0;
    const watch = new LagWatch(() => now);
    expect(watch.seconds('project', 5, 3)).toBe(0);
    now = 12_000;
    expect(watch.seconds('project', 5, 3)).toBe(12);
    expect(watch.seconds('project', 7, 2)).toBe(0);
    now = 20_000;
    expect(watch.seconds('project', 7, 0)).toBe(0);
    expect(watch.seconds('process', 7, 1)).toBe(0);
  });

  it('counts from when something was first seen to wait, not from when it was last asked', () => {
    let now = 0;
    const watch = new LagWatch(() => now);
    expect(watch.seconds('project', 5, 0)).toBe(0);
    now = 30_000;
    expect(watch.seconds('project', 5, 1)).toBe(0);
    now = 31_000;
    expect(watch.seconds('project', 5, 1)).toBe(1);
  });
});
