import { openMemoryReadModels } from '@tongjian/read-models';
import { inTurn, Tenure } from './tenure.js';

describe('a tenure', () => {
  it('passes to another process when it is not renewed, and ends here before it begins there', async () => {
    let now = 0;
    const clock = () => now;
    const models = openMemoryReadModels({ clock });
    const [one, other] = ['one', 'other'].map(
      (holder) => new Tenure({ models, name: 'work', holder, ms: 100, now: clock }),
    );
    expect([await one!.renew(), await other!.renew()]).toEqual([true, false]);
    now = 99;
    expect([one!.held, await other!.renew()]).toEqual([true, false]);
    now = 100;
    expect([one!.held, await other!.renew(), other!.held]).toEqual([false, true, true]);
    expect(await one!.renew()).toBe(false);
  });

  it('lets work of one name be done by one at a time', async () => {
    const models = openMemoryReadModels();
    let atWork = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++atWork);
      await new Promise((resolve) => setImmediate(resolve));
      atWork -= 1;
    };
    const options = (holder: string) => ({ models, name: 'founding', holder, ms: 400 });
    await Promise.all(['a', 'b', 'c'].map((holder) => inTurn(options(holder), work)));
    expect(most).toBe(1);
  });
});
