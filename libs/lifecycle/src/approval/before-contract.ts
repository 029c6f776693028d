import { breach, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** What prepares the approval is over once a contract rests on it: a signed contract is not funded or examined anew. */
export function beforeContract({ contracts }: Dossier) {
  const signed = [...contracts.values()].filter(({ status }) => status !== 'drafted');
  return (
    signed.length > 0 &&
    breach(
      'OutOfOrder',
      'INV-19',
      [record('INV-19')],
      say(
        '合同已经签订,立项前的核对、评审、指标确认和经费核定不得再行办理',
        'A contract is signed: what prepares the approval is no longer checked, reviewed, confirmed or funded',
      ),
      { contracts: signed.map(({ contract }) => contract) },
    )
  );
}
