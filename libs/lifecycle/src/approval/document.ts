import { Attachment, Source } from '@tongjian/kernel';
import { breach, record, say, state } from '../act/index.js';

/**
 * Until a registry can be asked, a check is an act of the responsible role that rests on a document; an act without
 * one says nothing that an auditor could examine.
 */
export const needsDocument = (
  attachments: readonly Attachment[],
  rule: string,
  source: readonly Source[] = [record(rule)],
) =>
  attachments.length === 0 &&
  breach(
    'DocumentRequired',
    rule,
    source,
    say('此行为必须附文件', 'This act must carry its document as an attachment'),
    { attachments: 0 },
    state('附上文件', 'Attach the document'),
  );
