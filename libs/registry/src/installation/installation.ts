import { accept, Decider, UnknownEvent } from '@tongjian/kernel';
import { refused } from '../refusal.js';

/** The stream whose first event is the first of the whole log. */
export const INSTALLATION_STREAM = 'installation';

/** `real`, or `simulation`: it takes its clock from the caller and is marked 演示 wherever it is shown. */
export type Mode = 'real' | 'simulation';

export interface CreateInstallation {
  readonly type: 'CreateInstallation';
  readonly data: { readonly mode: Mode; readonly name: string };
}

/** What the installation is; nothing before it was created. */
export type Installation = { readonly mode: Mode; readonly name: string } | undefined;

const RULE = 'installation/once';

/** An installation is created once, either real or as a simulation, and never becomes the other. */
export const installation: Decider<CreateInstallation, Installation, unknown> = {
  initial: () => undefined,

  decide(state, { data: { mode, name } }) {
    if (state)
      return refused(
        'InstallationExists',
        RULE,
        {
          zh: '本系统已建立,不能重建或改变性质',
          en: 'The installation exists; it is not created twice, nor does it change its mode',
        },
        { mode: state.mode, name: state.name },
      );
    if (mode !== 'real' && mode !== 'simulation')
      return refused(
        'ModeUnknown',
        RULE,
        { zh: '性质须为正式或演示', en: 'The mode is real or simulation' },
        { mode: String(mode) },
      );
    if (typeof name !== 'string' || name.trim() === '')
      return refused('NameMissing', RULE, { zh: '须有名称', en: 'An installation has a name' }, {});
    return accept({ type: 'InstallationCreated', data: { mode, name } });
  },

  evolve(_, event) {
    if (event.type !== 'InstallationCreated' || event.shape !== 1) throw new UnknownEvent(event);
    return { mode: event.data['mode'] as Mode, name: event.data['name'] as string };
  },
};
