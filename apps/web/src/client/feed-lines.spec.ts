import { FeedLine, linesWith } from './feed-lines';
import { Project } from './project';

const project = (id: string, revision: number): Project =>
  ({ id, revision, title: id, lastType: `E${revision}`, lastAt: '', imported: false }) as unknown as Project;
const shown = (lines: readonly FeedLine[]) => lines.map(({ id, more }) => [id, more]);

describe('the feed', () => {
  it('tells the newest first and counts events that came together', () => {
    const first = linesWith([project('a', 1), project('b', 4)], 7, []);
    expect(shown(linesWith([project('a', 4)], 9, first))).toEqual([
      ['a@4', 2],
      ['b@4', 0],
      ['a@1', 0],
    ]);
  });

  it('tells a project once that is saved again without an event of its own, whatever came between', () => {
    let lines = linesWith([project('a', 1)], 7, []);
    lines = linesWith([project('a', 1), project('b', 1)], 8, lines);
    lines = linesWith([project('a', 1)], 9, lines);
    expect(shown(lines)).toEqual([
      ['b@1', 0],
      ['a@1', 0],
    ]);
  });
});
