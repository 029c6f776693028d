import { accept, Decider, Decision, Refusal, refuse, Source, UnknownEvent } from '@tongjian/kernel';
import { readPack } from '../definition/index.js';
import { PackFault, PackFile } from '../types.js';
import { checkPublication, PublicationCheck } from './check.js';
import { PROCEDURE_PUBLISHED, PROCEDURE_REPEALED, PublishedPack, publishedBy, repealedBy } from './published.js';
import { ProcedureShelf } from './shelf.js';

/** Publishes a pack file: a floor, a pack or an overlay. */
export interface PublishProcedure {
  readonly type: 'PublishProcedure';
  readonly data: { readonly file: PackFile };
}

/** Ends a published version: from a day on it chooses no project any more. What was pinned to it stays. */
export interface RepealProcedure {
  readonly type: 'RepealProcedure';
  readonly data: { readonly version: string; readonly on: string; readonly authority: readonly Source[] };
}

export interface RegisterContext extends PublicationCheck {
  /** What is published already: the texts that the pack is composed with. */
  readonly shelf: ProcedureShelf;
}

/** The versions of one procedure, by version; a repealed one says from when. */
export type RegisterState = ReadonlyMap<string, PublishedPack & { readonly repealedOn?: string }>;

/** The stream of a procedure's versions. */
export const procedureStream = (id: string): string => `procedure-${id}`;

/**
 * The decider of `procedure-<id>`. What may not be published is refused with every fault and its place; a version is
 * published once, and never with another text.
 */
export const procedureRegister: Decider<PublishProcedure | RepealProcedure, RegisterState, RegisterContext> = {
  initial: () => new Map(),
  decide: (versions, command, context) =>
    command.type === 'RepealProcedure' ? repeal(versions, command.data) : decide(versions, command.data.file, context),
  evolve: (versions, event) => {
    const repealed = repealedBy(event);
    if (repealed)
      return new Map(versions).set(repealed.version, { ...versions.get(repealed.version)!, repealedOn: repealed.on });
    const published = publishedBy(event);
    if (!published) throw new UnknownEvent(event);
    return new Map(versions).set(published.version, published);
  },
};

function decide(versions: RegisterState, file: PackFile, context: RegisterContext): Decision {
  const pack = readPack(file);
  if ('faults' in pack) return refuse(notPublishable(file.name, pack.faults));
  const { id, version, kind, status, effective } = pack.written;
  const before = versions.get(version);
  if (before) return refuse(before.hash === pack.hash ? alreadyPublished(before) : versionTaken(before));
  const faults = [
    ...checkPublication(context, ...context.shelf.foundationsOf(pack), pack),
    // A floor changes every procedure that stands on it: none of them may break from its effective day on.
    ...(kind === 'floor'
      ? context.shelf.standingOn(pack).flatMap((above) => checkPublication(context, pack, ...above))
      : []),
  ];
  if (faults.length > 0) return refuse(notPublishable(id, faults));
  return accept({
    type: PROCEDURE_PUBLISHED,
    data: { id, version, kind, status, hash: pack.hash, text: pack.text, effective: { ...effective } },
  });
}

function repeal(versions: RegisterState, { version, on, authority }: RepealProcedure['data']): Decision {
  const found = versions.get(version);
  if (!found) return refuse(notPublished(version, [...versions.keys()]));
  if (found.repealedOn !== undefined) return refuse(alreadyRepealed(found, found.repealedOn));
  const { id, hash } = found;
  return accept({
    type: PROCEDURE_REPEALED,
    data: { id, version, hash, on, authority: authority.map((source) => ({ ...source })) },
  });
}

const notPublished = (version: string, published: readonly string[]): Refusal => ({
  code: 'NotPublished',
  rule: 'procedure.publication',
  source: SOURCE,
  text: { zh: `没有发布过 ${version}`, en: `No version ${version} is published` },
  facts: { version, published },
  remedies: [{ kind: 'none' }],
});

const alreadyRepealed = ({ id, version }: PublishedPack, on: string): Refusal => ({
  code: 'AlreadyRepealed',
  rule: 'procedure.publication',
  source: SOURCE,
  text: { zh: `${id} ${version} 自 ${on} 起已经废止`, en: `${id} ${version} is repealed from ${on} already` },
  facts: { id, version, on },
  remedies: [{ kind: 'none' }],
});

const SOURCE = [{ instrument: '通鉴流程定义', article: '发布' }];

const notPublishable = (id: string, faults: readonly PackFault[]): Refusal => ({
  code: faults[0]!.code,
  rule: 'procedure.publication',
  source: SOURCE,
  text: {
    zh: `流程定义 ${id} 不能发布,有 ${faults.length} 处错误`,
    en: `Procedure definition ${id} cannot be published: ${faults.length} faults`,
  },
  facts: { faults: faults.map((fault) => ({ ...fault })) },
  remedies: faults.map(({ file, line, column, code, message }) => {
    const said = `${file}:${line}:${column} ${code}: ${message}`;
    return { kind: 'text', text: { zh: said, en: said } };
  }),
});

const versionTaken = ({ id, version, hash }: PublishedPack): Refusal => ({
  code: 'VersionTaken',
  rule: 'procedure.publication',
  source: SOURCE,
  text: { zh: `${id} ${version} 已以另一文本发布`, en: `${id} ${version} is published with another text` },
  facts: { id, version, hash },
  remedies: [{ kind: 'text', text: { zh: '更换版本号', en: 'Give the text a version of its own' } }],
});

const alreadyPublished = ({ id, version, hash }: PublishedPack): Refusal => ({
  code: 'AlreadyPublished',
  rule: 'procedure.publication',
  source: SOURCE,
  text: { zh: `${id} ${version} 已经发布`, en: `${id} ${version} is published already` },
  facts: { id, version, hash },
  remedies: [{ kind: 'none' }],
});
