import { breach, civilCode, doFirst, procurementLaw, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** Only a signed contract that has not ended can be terminated. */
export const notInForce = ({ contracts }: Dossier, contract: string) => {
  const status = contracts.get(contract)?.status;
  return (
    status !== 'signed' &&
    breach(
      'ContractNotInForce',
      'INV-33',
      [procurementLaw('50')],
      say('合同不在履行中', 'The contract is not in force'),
      { contract, status: status ?? 'unknown' },
      ...(status === 'drafted' ? [doFirst('SignContract')] : []),
    )
  );
};

export const noNotice = ({ contracts }: Dossier, contract: string) =>
  contracts.get(contract)?.termination?.noticeServed !== true &&
  breach(
    'NoticeNotServed',
    'INV-33',
    [civilCode('565'), record('INV-33')],
    say('解除合同须通知对方,尚未送达通知', 'A contract ends by notice to the other party, and none was served'),
    { contract },
    doFirst('ServeTerminationNotice'),
  );

/** What a supplier has contested is decided before anything follows from it. */
export const contestIsOpen = ({ contracts }: Dossier, contract: string) =>
  contracts.get(contract)?.termination?.contest === 'open' &&
  breach(
    'ContestOpen',
    'INV-33',
    [civilCode('565'), record('INV-33')],
    say('异议尚未处理', 'The contest is not decided yet'),
    { contract },
    doFirst('DecideContest'),
  );
