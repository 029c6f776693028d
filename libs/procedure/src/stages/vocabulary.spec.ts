import { STAGES } from './vocabulary.js';

describe('the stages of a project (S01 to S34)', () => {
  it('are thirty-four, in order, each with a name in both languages', () => {
    expect(Object.keys(STAGES)).toEqual(Array.from({ length: 34 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`));
    for (const { zh, en } of Object.values(STAGES)) expect([zh, en].every((text) => text.trim() !== '')).toBe(true);
  });

  it('are named differently, so that nobody takes one for another', () => {
    const names = Object.values(STAGES).map(({ zh }) => zh);
    expect(new Set(names).size).toBe(34);
  });
});
