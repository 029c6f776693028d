import { does } from '../../test/case.js';
import { award, contracting, PRICE_FEN, ranked } from '../../test/kindergarten.js';
import { beforeBondInKeqiao } from '../../test/keqiao.js';

const [notice, draft, bond, sign] = contracting();
const part = (amountFen: number) => ({ ...bond!, data: { ...bond!.data, amountFen } });

describe.each([
  ['Chengdu', () => ranked().and(award(PRICE_FEN), notice!, draft!)],
  ['Keqiao', () => beforeBondInKeqiao()],
])('a bond that comes in several sums: %s (NR-35)', (_, drafted) => {
  it('does not count as received before the last of them', () => {
    const fen = drafted().and(part(1));
    expect(fen.when(sign!).codes).toEqual(['BondOutstanding']);
    expect(fen.and(part(14_799_999)).when(sign!).types).toContain('ContractSigned');
  });

  it('is no longer asked for once it was waived', () => {
    const waived = does('purchaser.head', '2020-06-11', 'WaiveBond', { contract: '1', reason: '减负', basis: '文件' });
    expect(drafted().and(waived).when(sign!).types).toContain('ContractSigned');
  });
});
