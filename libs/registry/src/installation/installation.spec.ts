import { genesisOf, isRefused, sealAll } from '@tongjian/kernel';
import { CreateInstallation, installation, INSTALLATION_STREAM } from './installation.js';

const create = (mode: 'real' | 'simulation'): CreateInstallation => ({
  type: 'CreateInstallation',
  data: { mode, name: '通鉴' },
});

describe('an installation', () => {
  it('is created once and says what it is', () => {
    const decision = installation.decide(installation.initial(), create('simulation'), undefined);
    if (isRefused(decision)) throw new Error('refused');
    const [event] = sealAll(
      { revision: -1, hash: genesisOf(INSTALLATION_STREAM), recordedAt: '' },
      INSTALLATION_STREAM,
      decision.events,
      {
        commandId: 'c',
        correlationId: 'c',
        causationId: 'c',
        actor: { person: 'p_system', organisation: 'house', role: 'process', client: 'server' },
        jurisdiction: 'root',
        at: '2015-01-05T00:00:00.000Z',
      },
    );
    const state = installation.evolve(installation.initial(), event!);
    expect(state.created).toEqual({ mode: 'simulation', name: '通鉴', at: '2015-01-05T00:00:00.000Z' });

    const again = installation.decide(state, create('real'), undefined);
    expect(isRefused(again) && again.refused.code).toBe('InstallationExists');
  });
});
