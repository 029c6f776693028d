import { DurableProcess, Effect } from '@tongjian/kernel';

/** An assignment that was found, until its breach is on record and a person is asked for the credit report. */
export interface BreachPursuit {
  readonly stream: string;
  readonly contract: string;
  readonly found: readonly string[];
}

const CLAUSE = '严禁转包 (no assignment)';

/**
 * 转包: what follows by itself when a contract was found to have been passed on: the breach is recorded, and a person is asked to
 * report it for the supplier's credit record. Whether the contract ends is for people to decide (INV-41, A42).
 */
export const breachProcess: DurableProcess<BreachPursuit> = {
  name: 'breach',
  types: ['UnauthorisedAssignmentFound', 'BreachRecorded'],
  instance: ({ type, stream, data, meta }) => {
    if (!breachProcess.types.includes(type) || meta.entry?.kind === 'import') return null;
    if (type === 'BreachRecorded' && data['causeEvent'] === undefined) return null;
    return `${stream.slice('project-'.length)}-${String(data['contract'])}`;
  },
  initial: () => ({ stream: '', contract: '', found: [] }),
  evolve: (pursuit, input) => {
    if (input.kind !== 'event') return pursuit;
    const { stream, data, id, type } = input.event;
    const found = type === 'UnauthorisedAssignmentFound' ? [...pursuit.found, id] : pursuit.found;
    return { stream, contract: String(data['contract']), found };
  },
  react: ({ stream, contract, found }, input) => {
    if (input.kind !== 'event') return [];
    const { id, type, data } = input.event;
    const send = (act: string, more: Readonly<Record<string, string | boolean>>): readonly Effect[] => [
      { kind: 'send', stream, command: { type: act, data: { contract, ...more } } },
    ];
    const breach = `assignment-${found.length}`;
    if (type === 'UnauthorisedAssignmentFound') {
      const findings = String(data['evidence']);
      const facts = { breach, kind: 'unauthorisedAssignment', clause: CLAUSE, curable: data['extent'] === 'part' };
      return send('RecordBreach', { ...facts, findings, causeEvent: id });
    }
    if (data['kind'] !== 'unauthorisedAssignment') return [];
    const causeEvent = String(data['causeEvent']);
    return send('RequireCreditReport', { breach: String(data['breach']), causeEvent, reason: '擅自转包 (assignment)' });
  },
};
