import { basename } from 'node:path';
import { play } from '../../demo/play.js';
import { readStory } from '../../demo/read-demonstration.js';
import { Rehearsal } from '../../demo/rehearsal.js';
import { timelineOf } from '../../demo/timeline.js';
import { CommandDefinition } from '../../shell/command.js';
import { EXIT } from '../../shell/exit.js';
import { readFile, shippedPacks } from './packs.js';

/**
 * Plays stories on procedures without any server: the decider itself answers, nothing is kept. A story may propose its
 * project under a draft by name (`procedure: um-proposal`), which no real installation lets it.
 */
export const procedureRehearse: CommandDefinition = {
  name: 'procedure rehearse',
  summary: 'play stories on procedures, drafts too, without a server',
  usage: '<story.yaml> … [--pack FILE]',
  options: { pack: { type: 'string' } },
  help: { '--pack FILE': 'a procedure of your own, on top of the shipped ones (in place of one of that name)' },
  words: { least: 1, most: 50 },
  run: async (given, output) => {
    const own = given.text('pack');
    const packs = own === undefined ? [] : [readFile(own)];
    const shipped = shippedPacks().filter(({ name }) => own === undefined || name !== basename(own));
    const stories = given.words.map(readStory);
    const desk = Rehearsal.unchecked(
      [...shipped, ...packs],
      stories.flatMap(({ experts = [] }) => experts),
    );
    const played = await play(timelineOf(stories), desk);
    for (const [name, id] of played.projects) {
      const events = desk.eventsOf(id);
      const { procedure } = events.at(-1)!.meta;
      output.line(
        `${name}: ${events.length} events under ${procedure?.id}, open ${procedure?.stages?.join(' ') || '-'}`,
      );
    }
    for (const surprise of played.surprises) output.line(`✗ ${surprise}`);
    const { accepted, refused, awaited, surprises } = played;
    if (surprises.length === 0) output.line(`✓ ${accepted} acts done, ${refused} refused as told, ${awaited} awaited`);
    output.result({ accepted, refused, awaited, surprises });
    return surprises.length === 0 ? EXIT.clean : EXIT.findings;
  },
};
