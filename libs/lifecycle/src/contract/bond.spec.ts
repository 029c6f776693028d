import { drafted, signed } from '../../test/purchase.js';
import { forfeitBond, receiveBond, refundBond, waiveBond } from './index.js';

const bond = { contract: '1', amountFen: 5_600_000, form: 'guarantee' as const, issuer: '担保公司' };
const heldIn = (story: ReturnType<typeof signed>) => story.dossier.contracts.get('1')!.bondHeldFen;

describe('a performance bond', () => {
  it('is received up to what the contract asks for', () => {
    const half = { ...bond, amountFen: 2_800_000 };
    const story = drafted().and(receiveBond, half).and(receiveBond, half);
    expect(heldIn(story)).toBe(5_600_000);
    expect(drafted({ bondFen: 100 }).when(receiveBond, { ...bond, amountFen: 101 }).breaches).toMatchObject([
      { code: 'BondNotAgreed', remedies: [{ kind: 'bound', bound: 100 }] },
    ]);
    expect(story.when(receiveBond, { ...bond, amountFen: 1 }).codes).toEqual(['BondNotAgreed']);
  });

  it('may be waived while it is not held in full', () => {
    const waiver = { contract: '1', reason: '减轻负担', basis: '成财采〔2020〕1号' };
    expect(drafted().when(waiveBond, waiver).dossier.contracts.get('1')!.bondFen).toBe(0);
    expect(drafted().and(receiveBond, bond).when(waiveBond, waiver).codes).toEqual(['BondHeld']);
  });
});

describe('paying back and keeping a bond', () => {
  const held = signed();

  it('goes up to what is held, over several times (INV-33)', () => {
    const part = { contract: '1', amountFen: 5_000_000, basis: '部分退还' };
    const rest = held.and(refundBond, part);
    expect(heldIn(rest)).toBe(600_000);
    expect(rest.when(forfeitBond, { contract: '1', amountFen: 600_001, basis: '违约' }).breaches).toMatchObject([
      { code: 'MoreThanHeld', rule: 'INV-33', remedies: [{ kind: 'bound', bound: 600_000 }] },
    ]);
    expect(heldIn(rest.and(forfeitBond, { contract: '1', amountFen: 600_000, basis: '违约' }))).toBe(0);
    expect(rest.when(refundBond, part).codes).toEqual(['MoreThanHeld']);
  });

  it('records that a waived bond leaves nothing to keep', () => {
    const waived = signed({ bondFen: 0 });
    expect(waived.when(forfeitBond, { contract: '1', amountFen: 0, basis: '考核不合格' }).facts).toMatchObject([
      { type: 'PerformanceBondForfeited', data: { amountFen: 0 } },
    ]);
    expect(waived.when(forfeitBond, { contract: '1', amountFen: 1, basis: '考核不合格' }).codes).toEqual([
      'MoreThanHeld',
    ]);
  });

  it('keeps nothing on a draft', () => {
    expect(
      drafted().and(receiveBond, bond).when(forfeitBond, { contract: '1', amountFen: 1, basis: '无' }).codes,
    ).toEqual(['OutOfOrder']);
  });
});
