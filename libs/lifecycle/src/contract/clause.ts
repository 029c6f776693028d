import { bound, Breach, breach, broken, civilCode, doFirst, record, say } from '../act/index.js';
import { evaluationsOf } from '../dossier-access.js';
import { Contract, Dossier, Evaluation } from '../dossier.js';

/**
 * The failing results that the clause of a contract speaks of: they stand, and no contest was upheld against what
 * followed from them (INV-33). The clause counts as it was signed when a result was determined, whatever is said since.
 */
export function failingUnderClause(dossier: Dossier, contractId: string): readonly Evaluation[] {
  const clause = dossier.contracts.get(contractId)?.terminateOnFail === true;
  return evaluationsOf(dossier, contractId).filter(
    ({ result }) =>
      result?.grade === 'fail' &&
      result.appeal !== 'upheld' &&
      result.spared !== true &&
      (clause || result.onFail === 'termination'),
  );
}

/** A failing result ends the contract or has ended it, so its bond is kept, not paid back (INV-33, CD-36). */
export const keepsBond = (dossier: Dossier, { contract, status, termination }: Contract): boolean =>
  (status === 'terminated' || termination?.triggeredBy !== undefined) &&
  failingUnderClause(dossier, contract).length > 0;

/**
 * Where a failing result ends the contract, nobody completes it before that is settled: every evaluation planned has
 * passed and no termination is under way (INV-33, CD-36).
 */
export function clauseUnsettled(dossier: Dossier, contractId: string): readonly Breach[] {
  const contract = dossier.contracts.get(contractId);
  if (!contract) return [];
  const open = evaluationsOf(dossier, contractId).filter(
    ({ result }) => (result?.grade !== 'pass' && result?.spared !== true) || result.appeal === 'upheld',
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

/** Of such a bond nothing is paid back. */
export function bondIsKept(dossier: Dossier, contractId: string): Breach | false {
  const contract = dossier.contracts.get(contractId);
  return (
    contract !== undefined &&
    keepsBond(dossier, contract) &&
    breach(
      'BondIsKept',
      'INV-33',
      [civilCode('585'), record('INV-33')],
      say('合同因考核不合格自动终止,履约保证金不予退还', 'A failing result has ended the contract: its bond is kept'),
      {
        contract: contractId,
        evaluations: failingUnderClause(dossier, contractId).map(({ evaluation }) => evaluation),
      },
      doFirst('ForfeitBond'),
    )
  );
}

/** Of such a bond all is kept that is held, so that nothing of it stays behind (INV-33, CD-36). */
export function bondKeptInPart(dossier: Dossier, contractId: string, amountFen: number): Breach | false {
  const contract = dossier.contracts.get(contractId);
  return (
    contract !== undefined &&
    amountFen < contract.bondHeldFen &&
    keepsBond(dossier, contract) &&
    breach(
      'BondKeptInPart',
      'INV-33',
      [civilCode('585'), record('INV-33')],
      say(
        '合同因考核不合格自动终止的,所持履约保证金全额不予退还',
        'Where the clause ends a contract all of its bond is kept',
      ),
      { contract: contractId, amountFen, heldFen: contract.bondHeldFen },
      bound('amountFen', '=', contract.bondHeldFen),
    )
  );
}

/** While a failing result stands the contract ends by its clause, not for some other cause before it (INV-33). */
export function clauseGoesFirst(dossier: Dossier, contractId: string): Breach | false {
  const failing = failingUnderClause(dossier, contractId);
  const { appeal, appealUntil = '' } = failing[0]?.result ?? {};
  return (
    failing.length > 0 &&
    dossier.contracts.get(contractId)?.termination?.triggeredBy === undefined &&
    breach(
      'ClauseGoesFirst',
      'INV-33',
      [civilCode('562'), record('INV-33')],
      say(
        '考核不合格,合同依约自动终止,不得以其他事由先行终止',
        'A failing result ends this contract by its clause, which no other ground forestalls',
      ),
      { contract: contractId, evaluations: failing.map(({ evaluation }) => evaluation) },
      appeal === 'open' ? doFirst('DecideAppeal') : { kind: 'wait', until: appealUntil },
    )
  );
}
