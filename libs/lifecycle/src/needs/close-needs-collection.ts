import { act, at, breach, broken, doFirst, event, P, regulation, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { int, list, record, text } from '../schema/index.js';
import { channel } from './needs.js';

export const NeedsCollectionClosed = event({
  type: 'NeedsCollectionClosed',
  scope: 'project',
  label: say('需求征集结束', 'Needs collection closed'),
  act: 'CloseNeedsCollection',
  /** Answers by channel, counted from what was recorded. */
  data: { summary: text(), responses: list(record({ channel: channel(), responses: int(1) }), 1, 6) },
  apply: ({ needs: { collection } }) => {
    if (collection) collection.status = 'closed';
  },
});

/** Ends the collection with what was heard; one channel at least has been used (INV-13). */
export const closeNeedsCollection = act({
  name: 'CloseNeedsCollection',
  scope: 'project',
  label: say('结束需求征集', 'Close the needs collection'),
  addresses: [at(`${P}/needs/close`)],
  input: { summary: text() },
  events: [NeedsCollectionClosed],
  standing: (dossier) => broken(isOpen(dossier), somebodyHeard(dossier)),
  decide: ({ needs: { collection } }, { summary, sample }) => [
    NeedsCollectionClosed.of({
      summary,
      responses: [...collection!.answers].map(([channel, responses]) => ({ channel, responses })),
      ...(sample ? { sample } : {}),
    }),
  ],
});

const isOpen = ({ needs }: Dossier) =>
  needs.collection?.status !== 'open' &&
  breach(
    'NoCollectionOpen',
    'INV-13',
    [regulation('15')],
    say('没有正在进行的需求征集', 'No needs collection is under way'),
    { status: needs.collection?.status ?? 'none' },
    doFirst('OpenNeedsCollection'),
  );

const somebodyHeard = ({ needs: { collection } }: Dossier) =>
  collection?.status === 'open' &&
  collection.answers.size === 0 &&
  breach(
    'NobodyHeard',
    'INV-13',
    [regulation('15')],
    say('尚未通过任何渠道收到意见', 'No channel has brought an answer yet'),
    { announced: collection.channels },
    doFirst('RecordNeedsResponse'),
  );
