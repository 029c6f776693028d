import { useQuery } from '@tanstack/react-query';
import { installationQuery } from './queries';

/** The present: of a simulation what its own clock said last, else what this machine's says. */
export function useClock(): string {
  const { data } = useQuery(installationQuery);
  return data?.data.mode === 'simulation' ? (data.data.clock ?? data.at.recordedAt ?? machine()) : machine();
}

const machine = () => new Date().toISOString();
