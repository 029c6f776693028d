import { beijingDate } from '@tongjian/money-time';
import { breach, broken, doFirst, regulation, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { Channel } from './needs.js';

/** Opinions come in while a collection is open, its last day included (INV-13). */
export function collecting({ needs }: Dossier, at: string) {
  const { collection } = needs;
  const today = beijingDate(at);
  const over = collection?.status === 'open' && today > collection.closesOn;
  return (
    (collection?.status !== 'open' || over) &&
    breach(
      over ? 'CollectionIsOver' : 'NoCollectionOpen',
      'INV-13',
      [regulation('15')],
      say('没有正在进行的需求征集', 'No needs collection is under way'),
      { status: collection?.status ?? 'none', today, ...(collection ? { closesOn: collection.closesOn } : {}) },
      doFirst(over ? 'CloseNeedsCollection' : 'OpenNeedsCollection'),
    )
  );
}

/** A channel is used that the collection announced. */
export function announced({ needs: { collection } }: Dossier, channel: Channel) {
  return broken(
    collection?.status === 'open' &&
      !collection.channels.includes(channel) &&
      breach(
        'ChannelNotAnnounced',
        'INV-13',
        [regulation('15')],
        say('该征集渠道未在征集公告中公布', 'The collection did not announce this channel'),
        { channel, announced: collection.channels },
        state('使用已公布的渠道', 'Use a channel that was announced'),
      ),
  );
}

/** Counts answers that came by a channel. */
export function hear({ needs: { collection } }: Dossier, channel: Channel, answers = 1): void {
  collection?.answers.set(channel, (collection.answers.get(channel) ?? 0) + answers);
}
