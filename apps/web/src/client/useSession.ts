import { useSyncExternalStore } from 'react';
import { currentSession, onSession, Session } from './session';

export const useSession = (): Session | undefined => useSyncExternalStore(onSession, currentSession);
