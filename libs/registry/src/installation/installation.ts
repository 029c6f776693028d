import { accept, Decider, refuse, UnknownEvent } from '@tongjian/kernel';
import { refusal } from '../refusal.js';

/** The stream whose first event is the first of the whole log. */
export const INSTALLATION_STREAM = 'installation';

/** A simulation takes its clock from the caller and is marked in every answer; a real installation never does. */
export type InstallationMode = 'real' | 'simulation';

export interface CreateInstallation {
  readonly type: 'CreateInstallation';
  readonly data: { readonly mode: InstallationMode; readonly name: string };
}

export interface InstallationState {
  created?: { readonly mode: InstallationMode; readonly name: string; readonly at: string };
}

/** An installation is created once, real or as a simulation, and stays what it is. */
export const installation: Decider<CreateInstallation, InstallationState, undefined> = {
  initial: () => ({}),
  decide: ({ created }, { data }) =>
    created
      ? refuse(
          refusal(
            'InstallationExists',
            'installation-once',
            '本安装已创建,方式不可更改',
            'This installation exists and stays what it is',
            {
              mode: created.mode,
              wanted: data.mode,
            },
          ),
        )
      : accept({ type: 'InstallationCreated', data: { ...data } }),
  evolve: (state, event) => {
    if (event.type !== 'InstallationCreated' || event.shape !== 1) throw new UnknownEvent(event);
    const { mode, name } = event.data as unknown as CreateInstallation['data'];
    return { ...state, created: { mode, name, at: event.meta.recordedAt } };
  },
};
