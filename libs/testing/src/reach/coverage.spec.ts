import { coverageOf, Outcome } from './coverage.js';
import { EVENT_STORE_DB, MONGO_DB, remedyOf } from './need.js';

const test = (status: string, ...ancestorTitles: string[]): Outcome => ({
  ...{ status, ancestorTitles, fullName: [...ancestorTitles, 'does it'].join(' ') },
});
const noEsdb = `no EventStoreDB: ${remedyOf(EVENT_STORE_DB)}`;
const noMongo = `no MongoDB: ${remedyOf(MONGO_DB)}`;

describe('the last lines of a test run', () => {
  it('say what answered, adapter by adapter, with how many tests it answered to and what was not seen there', () => {
    const outcomes = [
      test('passed', 'a calendar'),
      test('passed', 'the contract (on EventStoreDB)'),
      test('failed', 'the product (on EventStoreDB and MongoDB)', 'once more'),
    ];
    const told = [
      { server: 'EventStoreDB', answered: 'EventStoreDB 23.10.8' },
      { server: 'EventStoreDB', answered: 'EventStoreDB 23.10.8' },
      { server: 'MongoDB', answered: 'MongoDB 8.0.4 without transactions' },
      { server: 'MongoDB', note: 'no test on a server with transactions' },
    ] as const;
    expect(coverageOf(outcomes, told)).toEqual({
      lines: [
        'EventStoreDB adapter: EventStoreDB 23.10.8 answered (2 tests)',
        'MongoDB adapter: MongoDB 8.0.4 without transactions answered (1 test)',
        'MongoDB adapter: no test on a server with transactions',
      ],
      wanting: 0,
      skipped: [],
    });
  });

  it('say how many tests were skipped for want of a server, and how it is given', () => {
    const outcomes = [
      test('passed', 'the contract (on EventStoreDB)'),
      test('pending', `read models (${noMongo})`, 'deeper'),
      test('pending', `the product (${noMongo})`),
    ];
    expect(coverageOf(outcomes, [{ server: 'EventStoreDB', answered: 'EventStoreDB 23.10.8' }])).toMatchObject({
      lines: [
        'EventStoreDB adapter: EventStoreDB 23.10.8 answered (1 test)',
        'MongoDB adapter: no server reached, 2 tests skipped: set TONGJIAN_MONGODB_URL or put mongod on the PATH',
      ],
      wanting: 2,
    });
  });

  it('count a suite that needs both servers under each that is missing, and once in all', () => {
    const { lines, wanting } = coverageOf([test('pending', `the product (${noEsdb}; ${noMongo})`)], []);
    expect(lines).toEqual([
      expect.stringMatching(/^EventStoreDB adapter: no server reached, 1 test skipped/),
      expect.stringMatching(/^MongoDB adapter: no server reached, 1 test skipped/),
    ]);
    expect(wanting).toBe(1);
  });

  it('say what was skipped where a server is given and another must be started', () => {
    const outcomes = [
      test('passed', 'the contract (on EventStoreDB)'),
      test('pending', 'TLS (no EventStoreDB: put eventstored on the PATH)'),
    ];
    expect(coverageOf(outcomes, [{ server: 'EventStoreDB', answered: 'EventStoreDB 24.10.0' }]).lines).toEqual([
      'EventStoreDB adapter: EventStoreDB 24.10.0 answered (1 test)',
      'EventStoreDB adapter: 1 test skipped: put eventstored on the PATH',
      'MongoDB adapter: no test of this run is on a server',
    ]);
  });

  it('excuse no other skip, in whatever suite it stands', () => {
    const others = [
      test('pending', 'a calendar'),
      test('todo', 'a calendar'),
      test('pending', 'the contract (on EventStoreDB)'),
      test('pending', 'the page (no Chromium: set CHROMIUM_PATH or install it at /usr/bin/chromium)'),
    ];
    expect(coverageOf([test('passed', 'the contract (on EventStoreDB)'), ...others], [])).toEqual({
      lines: [
        'EventStoreDB adapter: a server that no test asked for its name answered (1 test)',
        'MongoDB adapter: no test of this run is on a server',
      ],
      wanting: 0,
      skipped: others,
    });
  });
});
