import { FactType } from '@tongjian/procedure';
import { BroughtFacts } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** What a rule may read of needs and ex-ante reports. */
export const NEEDS_FACTS: Readonly<Record<string, FactType>> = {
  /** Channels that brought answers, of the latest collection. */
  'needs.channels': 'list<string>',
  'needs.responses': 'int',
  /** Of the latest ex-ante report. */
  'needs.riskLevel': 'string',
};

export function needsFacts({ needs: { collection, reports } }: Dossier): BroughtFacts {
  const answers = [...(collection?.answers ?? [])];
  return {
    needs: {
      channels: answers.map(([channel]) => channel).sort(),
      responses: answers.reduce((sum, [, responses]) => Math.min(Number.MAX_SAFE_INTEGER, sum + responses), 0),
      riskLevel: [...reports.values()].at(-1)?.riskLevel,
    },
  };
}
