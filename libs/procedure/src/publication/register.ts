import { accept, Decider, Decision, Refusal, refuse, UnknownEvent } from '@tongjian/kernel';
import { readPack } from '../definition/index.js';
import { PackFault, PackFile } from '../types.js';
import { checkPublication, PublicationCheck } from './check.js';
import { PROCEDURE_PUBLISHED, PublishedPack, publishedBy } from './published.js';
import { ProcedureShelf } from './shelf.js';

/** Publishes a pack file: a floor, a pack or an overlay. */
export interface PublishProcedure {
  readonly type: 'PublishProcedure';
  readonly data: { readonly file: PackFile };
}

export interface RegisterContext extends PublicationCheck {
  /** What is published already: the texts that the pack is composed with. */
  readonly shelf: ProcedureShelf;
}

/** The versions of one procedure, by version. */
export type RegisterState = ReadonlyMap<string, PublishedPack>;

/** The stream of a procedure's versions. */
export const procedureStream = (id: string): string => `procedure-${id}`;

/**
 * The decider of `procedure-<id>`. What may not be published is refused with every fault and its place; a version is
 * published once, and never with another text.
 */
export const procedureRegister: Decider<PublishProcedure, RegisterState, RegisterContext> = {
  initial: () => new Map(),
  decide: (versions, { data: { file } }, context) => decide(versions, file, context),
  evolve: (versions, event) => {
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
