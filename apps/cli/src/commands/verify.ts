import { verifyLog } from '@tongjian/event-store';
import { ReadModelFinding, verifyReadModels } from '@tongjian/feed';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { CommandDefinition } from '../shell/command.js';
import { DATA_DIR_HELP, DATA_DIR_OPTION, dataFolder, readLog, readViews } from '../shell/data-folder.js';
import { EXIT } from '../shell/exit.js';

/** Recomputes everything that the log and the read models claim of themselves. Reads only; works beside a server. */
export const verify: CommandDefinition = {
  name: 'verify',
  summary: 'recompute every hash, chain, count and digest; name what is wrong',
  usage: '[--data-dir DIR]',
  options: DATA_DIR_OPTION,
  help: DATA_DIR_HELP,
  async run(given, output) {
    const folder = dataFolder(given);
    const store = await readLog(folder);
    const views = await readViews(folder);
    try {
      const log = await verifyLog(store, {
        onProgress: (index, end) => output.progress(`log ${index}/${end}`),
      });
      output.line(`log: ${log.events} events in ${log.streams} streams, index 1 to ${log.through}`);
      for (const finding of log.findings) output.line(`✗ ${placeOf(finding)}: ${finding.kind}: ${finding.detail}`);
      const models = views ? await verifyReadModels({ store, models: views, projections: ALL_PROJECTIONS }) : [];
      for (const { projection, version, count, documents, position, head, findings } of models) {
        const behind = head > position ? `, ${head - position} behind` : '';
        output.line(
          `${projection} v${version}: ${count} events in ${documents} documents, to index ${position}${behind}`,
        );
        for (const finding of findings) output.line(`✗ ${projection}: ${wordsOf(finding)}`);
      }
      if (!views) output.line('read models: none yet');
      const found = log.findings.length + models.reduce((sum, model) => sum + model.findings.length, 0);
      output.line(found === 0 ? '✓ nothing skipped, doubled, reordered or altered' : `${found} findings`);
      output.result({ clean: found === 0, log, readModels: models });
      return found === 0 ? EXIT.clean : EXIT.findings;
    } finally {
      await views?.close();
      await store.close();
    }
  },
};

const placeOf = ({ index, stream, revision }: { index?: number; stream?: string; revision?: number }): string =>
  [
    index === undefined ? undefined : `index ${index}`,
    stream === undefined ? undefined : `${stream}@${revision ?? '?'}`,
  ]
    .filter(Boolean)
    .join(', ') || 'log';

const wordsOf = ({ kind, key, expected, found, ...place }: ReadModelFinding): string =>
  [kind, key, placeOf(place), expected === undefined ? undefined : `expected ${expected}, found ${found ?? 'nothing'}`]
    .filter((part) => part !== undefined && part !== 'log')
    .join(' ');
