import { readSettings, SETTINGS, SettingWrong } from './index.js';

describe('settings', () => {
  it('have a default each, reachable from this machine only', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', simulation: false, logLevel: 'info' });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ SIMULATION: 'maybe' }, 'SIMULATION'],
    [{ TOKEN_MINUTES: '5' }, 'TOKEN_MINUTES'],
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ TLS_CERT: 'cert.pem' }, 'TLS_KEY'],
    [{ EVENT_STORE_URL: 'http://admin:secret@one' }, 'EVENT_STORE_URL'],
    [{ READ_MODELS_URL: 'esdb://one' }, 'READ_MODELS_URL'],
    [{ FEEDS: 'there' }, 'FEEDS'],
    [{ FEEDS: 'apart', EVENT_STORE_URL: 'esdb://one' }, 'FEEDS'],
  ])('name the one that is wrong: %j', (env, name) => {
    expect(() => readSettings(env)).toThrow(SettingWrong);
    expect(() => readSettings(env)).toThrow(new RegExp(`^${name}: `));
  });

  it('never repeat a secret', () => {
    expect(() => readSettings({ EVENT_STORE_URL: 'http://admin:secret@one' })).not.toThrow(/secret/);
  });

  it('are listed in one table without two of one name', () => {
    const names = Object.values(SETTINGS).map((row) => row.env);
    expect(new Set(names).size).toBe(names.length);
  });
});
