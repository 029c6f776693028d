import { createHash } from 'node:crypto';

/** A small text that stands for a decision document, with its digest. */
export interface DecisionFile {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** A made-up document; the same title in the same story gives the same bytes. */
export function decisionFile(moment: string, title: string): DecisionFile {
  const text = `示例文件\n\n${title}\n\n本文件由演示数据生成,不是真实公文。\nThis document was generated for the demonstration; it is not real.\n\n${moment}\n`;
  return {
    kind: 'decision',
    name: `示例文件-${title}.txt`,
    text,
    sha256: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  };
}
