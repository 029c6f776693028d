import { Answer, Desk, play } from './play.js';
import { Moment } from './timeline.js';

const accepted = (project: string): Answer => ({ kind: 'accepted', project, replayed: false });
const refused = (...codes: string[]): Answer => ({ kind: 'refused', codes, detail: '' });

/** A desk that answers by the act's name and remembers what it was asked. */
function deskOf(answers: Readonly<Record<string, Answer>>) {
  const asked: { act: string; project: string | undefined; data: unknown; mayBePast: boolean }[] = [];
  const desk: Desk = {
    personOf: () => Promise.resolve('p_shen'),
    perform: (order, _moment, project, mayBePast) => {
      asked.push({ act: order.type, project, data: order.data, mayBePast });
      return Promise.resolve(answers[order.type] ?? accepted('p1'));
    },
    awaitEvent: (_project, type) => Promise.resolve(type === 'ContractTerminated'),
  };
  return { desk, asked };
}

const moment = (type: string, more: Partial<Moment> = {}, data = {}): Moment => ({
  name: `story/${type}`,
  scenario: 'story',
  project: 'story',
  at: '2020-01-06T01:00:00.000Z',
  act: { type, role: 'purchaser.handler', organisation: '邛崃市水务局', data, files: [] },
  ...more,
});

describe('playing a demonstration', () => {
  it('gives every act of a story to the project that its first act began', async () => {
    const { desk, asked } = deskOf({});
    await play([moment('ProposeProject'), moment('SpecifyRequirement')], desk);
    expect(asked.map(({ project }) => project)).toEqual([undefined, 'p1']);
  });

  it('takes a refusal that was told for a success, and any other for a surprise', async () => {
    const story = [moment('ProposeProject'), moment('ApproveProject', { expect: { refused: 'DutiesNotSeparated' } })];
    const good = await play(story, deskOf({ ApproveProject: refused('WrongRole', 'DutiesNotSeparated') }).desk);
    expect(good).toMatchObject({ refused: 1, surprises: [] });
    const other = await play(story, deskOf({ ApproveProject: refused('OverBudget') }).desk);
    expect(other.surprises).toEqual([expect.stringContaining('DutiesNotSeparated was expected')]);
    const none = await play(story, deskOf({}).desk);
    expect(none.surprises).toEqual([expect.stringContaining('was accepted')]);
  });

  it('ends a story at its first surprise and lets the others go on', async () => {
    const others = { scenario: 'other', project: 'other', name: 'other/1' };
    const { desk, asked } = deskOf({ CheckScope: refused('DocumentRequired') });
    const played = await play(
      [moment('ProposeProject'), moment('CheckScope'), moment('ApproveProject'), moment('ProposeProject', others)],
      desk,
    );
    expect(played.surprises).toHaveLength(1);
    expect(asked.map(({ act }) => act)).toEqual(['ProposeProject', 'CheckScope', 'ProposeProject']);
  });

  it('tries a refusal only while its time has not passed, for later acts may have changed the answer', async () => {
    const { desk, asked } = deskOf({ ApproveProject: { kind: 'past' } });
    const story = [moment('ProposeProject'), moment('ApproveProject', { expect: { refused: true } })];
    expect(await play(story, desk)).toMatchObject({ past: 1, surprises: [] });
    expect(asked.map(({ mayBePast }) => mayBePast)).toEqual([false, true]);
  });

  it('waits for what an automatic process does, and says when it does not come', async () => {
    const awaiting = (awaits: string): Moment => ({
      name: `story/${awaits}`,
      scenario: 'story',
      project: 'story',
      at: '2021-07-01T00:00:00.000Z',
      awaits,
    });
    const played = await play(
      [moment('ProposeProject'), awaiting('ContractTerminated'), awaiting('PerformanceBondForfeited')],
      deskOf({}).desk,
    );
    expect(played.surprises).toEqual(['story/PerformanceBondForfeited: PerformanceBondForfeited did not come']);
  });

  it('signs with the pseudonym of who acts', async () => {
    const { desk, asked } = deskOf({});
    await play([moment('ProposeProject', {}, { signatures: ['$person'] })], desk);
    expect(asked[0]?.data).toEqual({ signatures: ['p_shen'] });
  });
});
