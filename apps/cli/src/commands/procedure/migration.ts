import { fold, isRefused, JsonObject, StoredEvent } from '@tongjian/kernel';
import { project, vocabulary } from '@tongjian/lifecycle';
import { PROCEDURE_PUBLISHED, PROCEDURE_REPEALED, ProcedureShelf } from '@tongjian/procedure';
import { CommandDefinition } from '../../shell/command.js';
import { EXIT, Failure } from '../../shell/exit.js';
import { openLog, STORES_HELP, STORES_OPTIONS } from '../../shell/stores.js';
import { CALENDAR } from './packs.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** Stands for whoever would approve it: a dry run writes nothing, so it needs no grant. */
const APPROVER = { person: 'p_dry-run', organisation: 'finance', role: 'finance.general', client: 'cli' };
const DOCUMENT = { sha256: `sha256:${'0'.repeat(64)}`, kind: 'dryRun' };

/** Says what a migration would change for a live project, and whether it could still end; writes nothing. */
export const procedureMigration: CommandDefinition = {
  name: 'procedure migration',
  summary: 'dry run of a migration: which acts would become possible, refused, earlier, later',
  usage: '<project> [--to sha256:…] [--at INSTANT] [--data-dir DIR]',
  options: { ...STORES_OPTIONS, to: { type: 'string' }, at: { type: 'string' } },
  help: {
    '--to sha256:…': 'the composed procedure; the one in force for the project where left out',
    '--at INSTANT': 'the business time, RFC 3339; now where left out',
    ...STORES_HELP,
  },
  words: { least: 1, most: 1 },
  async run(given, output) {
    const at = given.text('at') ?? new Date().toISOString();
    if (!INSTANT.test(at) || Number.isNaN(Date.parse(at))) throw new Failure(`--at is an instant, not ${at}`);
    const events: StoredEvent[] = [];
    const shelf = new ProcedureShelf(vocabulary);
    const store = await openLog(given);
    try {
      for await (const { events: published } of store.readAll(undefined, {
        types: [PROCEDURE_PUBLISHED, PROCEDURE_REPEALED],
      }))
        for (const event of published) shelf.add(event);
      for await (const batch of store.read(`project-${given.words[0]!.replace(/^project-/, '')}`))
        events.push(...batch);
    } finally {
      await store.close();
    }
    if (events.length === 0) throw new Failure(`no project ${given.words[0]} in this log`, EXIT.findings);
    const to = given.text('to');
    const data: JsonObject = { reason: 'dry run', ...(to === undefined ? {} : { to }) };
    const decision = project.decide(
      fold(project, events),
      { type: 'MigrateProcedure', data, attachments: [DOCUMENT] },
      { actor: APPROVER, at: new Date(Date.parse(at)).toISOString(), commandId: 'dry-run', shelf, calendar: CALENDAR },
    );
    if (isRefused(decision)) {
      const { code, text, facts } = decision.refused;
      output.line(`✗ ${code}: ${text.zh} / ${text.en} ${JSON.stringify(facts)}`);
      output.result({ wouldPass: false, refusal: decision.refused });
      return EXIT.findings;
    }
    const moved = decision.events[0].data as unknown as Moved;
    output.line(`${moved.from.id} ${moved.from.version} → ${moved.to.id} ${moved.to.version} (${moved.to.hash})`);
    for (const { act, key, effect, rules, from } of moved.differences)
      output.line(
        `  ${act}${key ? ` ${key}` : ''} ${effect} ${[...rules, ...(from ? [from] : [])].join(', ')}`.trimEnd(),
      );
    output.result({ wouldPass: true, ...moved });
    return EXIT.clean;
  },
};

interface Moved {
  readonly from: { readonly id: string; readonly version: string };
  readonly to: { readonly id: string; readonly version: string; readonly hash: string };
  readonly differences: readonly {
    readonly act: string;
    readonly key?: string;
    readonly effect: string;
    readonly rules: readonly string[];
    readonly from?: string;
  }[];
}
