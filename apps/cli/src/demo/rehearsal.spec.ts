import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { play, Played } from './play.js';
import { readDemonstration } from './read-demonstration.js';
import { Rehearsal } from './rehearsal.js';
import { timelineOf } from './timeline.js';

const ROOT = join(__dirname, '../../../..');
const PACKS = join(ROOT, 'libs/procedure/packs');
const pack = (name: string) => ({ name, text: readFileSync(join(PACKS, name), 'utf8') });
const ORDER = ['cn-floor.yaml', 'kq-2015.yaml', 'cd-2020.yaml', 'cd-2020-kindergarten.yaml', 'cj-2016.yaml'];

describe('the demonstration, rehearsed on the decider', () => {
  const demonstration = readDemonstration(join(ROOT, 'demo'));
  const desk = new Rehearsal(ORDER.map(pack));
  let played: Played;
  beforeAll(async () => {
    played = await play(timelineOf(demonstration.scenarios), desk);
  });

  it('publishes every pack that is shipped', () => {
    expect(readdirSync(PACKS).filter((name) => name.endsWith('.yaml')).sort()).toEqual([...ORDER].sort());
  });

  it('goes as its stories tell, refusals included', () => {
    expect(played.surprises).toEqual([]);
  });
});
