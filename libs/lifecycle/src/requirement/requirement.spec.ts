import { approved } from '../../test/purchase.js';
import { specifyRequirement } from './index.js';

describe('specifying the requirement', () => {
  const items = ['文化教育', '心理辅导', '法律维权', '创业就业', '志愿服务', '社区治理'].map((name, i) => ({
    code: `s${i + 1}`,
    name,
  }));

  it('counts its items for the procedure: six services of the Guihu centre', () => {
    const story = approved();
    const input = { items, standards: '按市级标准' };
    expect(specifyRequirement.facts?.(story.dossier, input as never, '', '')).toEqual({
      requirement: { itemCount: 6 },
    });
    expect(story.when(specifyRequirement, input).dossier.requirementCount).toBe(6);
  });

  it('needs one item at least', () => {
    expect(() => approved().when(specifyRequirement, { items: [], standards: '无' })).toThrow(/items/);
  });
});
