import { serverUrl, shownUrl, withoutSecrets } from './server-url.js';

describe('the address of a server', () => {
  const url = 'esdb://admin:ch%40nge%20it@one:2113,two:2113/db?tls=true&tlsCAFile=/ca.pem';

  it('is shown without user, password and options', () => {
    expect(shownUrl(url)).toBe('esdb://one:2113,two:2113/db');
    expect(shownUrl('mongodb://127.0.0.1:27017/tongjian')).toBe('mongodb://127.0.0.1:27017/tongjian');
  });

  it('is cut out of every message that a driver makes of it', () => {
    for (const said of [`cannot reach ${url}`, 'bad user admin:ch%40nge%20it', 'wrong: ch@nge it'])
      expect(withoutSecrets(said, url)).not.toMatch(/ch.*nge/);
    expect(withoutSecrets('nothing secret', url, undefined)).toBe('nothing secret');
  });

  it('is refused by its protocol without being repeated', () => {
    const refused = serverUrl('esdb', 'esdb+discover')('http://admin:secret@one');
    expect((refused as Error).message).toBe('must begin with esdb:// or esdb+discover://');
    expect(serverUrl('esdb', 'esdb+discover')('esdb+discover://one')).toBe('esdb+discover://one');
  });
});
