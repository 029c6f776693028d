import { beijingDate } from '@tongjian/money-time';
import { act, at, bound, breach, broken, doFirst, event, P, regulation, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { date, list, text, title } from '../schema/index.js';
import { channel } from './needs.js';

const opening = { topic: title(), area: title(), channels: list(channel(), 1, 6), closesOn: date(), notice: text() };

export const NeedsCollectionOpened = event({
  type: 'NeedsCollectionOpened',
  scope: 'project',
  label: say('需求征集开始', 'Needs collection opened'),
  act: 'OpenNeedsCollection',
  data: opening,
  apply: ({ needs }, { channels, closesOn }) =>
    void (needs.collection = { status: 'open', channels, closesOn, answers: new Map() }),
});

/** Asks the public what is needed, by which channels and until when (CD-26, INV-13). */
export const openNeedsCollection = act({
  name: 'OpenNeedsCollection',
  scope: 'project',
  label: say('发布需求征集', 'Open a needs collection'),
  addresses: [at(`${P}/needs/open`)],
  input: opening,
  events: [NeedsCollectionOpened],
  standing: (dossier) => broken(oneAtATime(dossier)),
  invariants: (_, { closesOn }, { at: now }) =>
    broken(
      closesOn < beijingDate(now) &&
        breach(
          'ClosesInThePast',
          'INV-13',
          [regulation('15')],
          say('征集截止日不得早于当日', 'A collection does not close before it opens'),
          { closesOn, today: beijingDate(now) },
          bound('closesOn', '>=', beijingDate(now)),
        ),
    ),
  decide: (_, input) => [NeedsCollectionOpened.of(input)],
});

const oneAtATime = ({ needs }: Dossier) =>
  needs.collection?.status === 'open' &&
  breach(
    'CollectionOpen',
    'INV-13',
    [regulation('15')],
    say('需求征集正在进行', 'A needs collection is under way'),
    { closesOn: needs.collection.closesOn },
    doFirst('CloseNeedsCollection'),
  );
