import { capitalYuan } from './capital';

describe('An amount in Chinese capitals', () => {
  it.each([
    [0, '零元整'],
    [68_000_000, '陆拾捌万元整'],
    [50_000_001, '伍拾万元零壹分'],
    [1_010_050, '壹万零壹佰元伍角整'],
    [100_000_001_00, '壹亿零壹元整'],
    [10, '壹角整'],
    [5, '伍分'],
    [1_000_000_00 + 99, '壹佰万元玖角玖分'],
    [20_300_000_00, '贰仟零叁拾万元整'],
  ])('%d fen is %s', (fen, words) => expect(capitalYuan(fen)).toBe(words));
});
