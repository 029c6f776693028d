import { Breach, breach, broken, civilCode, doFirst, record, say } from '../act/index.js';
import { evaluationsOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';

/**
 * Where a failing result ends the contract, nobody completes it before that is settled: every evaluation planned has
 * passed and no termination is under way (INV-33, CD-36).
 */
export function clauseUnsettled(dossier: Dossier, contractId: string): readonly Breach[] {
  const contract = dossier.contracts.get(contractId);
  if (!contract) return [];
  const open = evaluationsOf(dossier, contractId).filter(
    ({ result }) => result?.grade !== 'pass' || result.appeal === 'upheld',
  );
  return broken(
    contract.termination !== undefined &&
      breach(
        'TerminationUnderWay',
        'INV-33',
        [record('INV-33')],
        say('终止程序正在进行', 'A termination is under way'),
        { contract: contractId },
        doFirst('TerminateContract'),
        { kind: 'act', act: 'DecideContest', outcomes: ['upheld'] },
      ),
    contract.terminateOnFail &&
      open.length > 0 &&
      breach(
        'ClauseUnsettled',
        'INV-33',
        [civilCode('562'), record('INV-33')],
        say(
          '合同约定考核不合格自动终止,评价未全部合格前不得办结',
          'A failing result ends this contract, so it is completed only after every evaluation has passed',
        ),
        { contract: contractId, evaluations: open.map(({ evaluation }) => evaluation) },
        { kind: 'act', act: 'DetermineEvaluationResult', outcomes: ['pass'] },
      ),
  );
}

/** The bond of a contract that its own clause has ended is kept, not paid back (INV-33, CD-36). */
export function bondIsKept({ contracts }: Dossier, contractId: string): Breach | false {
  const { status, termination } = contracts.get(contractId) ?? {};
  return (
    status === 'terminated' &&
    termination?.triggeredBy !== undefined &&
    breach(
      'BondIsKept',
      'INV-33',
      [civilCode('585'), record('INV-33')],
      say('合同因考核不合格自动终止,履约保证金不予退还', 'A failing result has ended the contract: its bond is kept'),
      { contract: contractId, causeEvent: termination.triggeredBy },
      doFirst('ForfeitBond'),
    )
  );
}
