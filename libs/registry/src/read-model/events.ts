import { Text } from '@tongjian/kernel';

/** The stream of what people decided about one read model, and of what was proven about its fold. */
export const readModelStream = (projection: string): string => `read-model-${projection}`;

/** Everything that such a stream can say, with its label. */
export const READ_MODEL_EVENTS = {
  ParkedKeyKept: { zh: '搁置项保留', en: 'Parked key kept' },
  FoldMended: { zh: '投影代码修正', en: 'Fold mended' },
} as const satisfies Readonly<Record<string, Text>>;
