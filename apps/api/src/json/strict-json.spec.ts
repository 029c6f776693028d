import fc from 'fast-check';
import { BadJson, readStrictJson } from './index.js';

const refusalOf = (text: string): Pick<BadJson, 'code' | 'offset' | 'pointer'> | undefined => {
  try {
    readStrictJson(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof BadJson)) throw error;
    return { code: error.code, offset: error.offset, pointer: error.pointer };
  }
};

describe('strict JSON', () => {
  it('reads what JSON.parse reads, as long as numbers are whole and texts well formed', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.maxSafeInteger().map((n) => (Object.is(n, -0) ? 0 : n)),
        fc.boolean(),
        fc.constant(null),
        fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
      ),
    })).value;
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (given, indent) => {
        const text = JSON.stringify(given, null, indent);
        expect(readStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses every text that JSON.parse refuses', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'{}[]",:0123456789-.eEtrufalsn \\\n') });
    fc.assert(
      fc.property(texts, (text) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        if (!parses) expect(refusalOf(text)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['{"a":1,"b":{"c":2,"c":3}}', 'duplicate-member', 18, '/b'],
    ['{"budgetFen":1.0}', 'non-integer', 13, '/budgetFen'],
    ['{"budgetFen":1e2}', 'non-integer', 13, '/budgetFen'],
    ['{"budgetFen":9007199254740993}', 'validation', 13, '/budgetFen'],
    ['{"title":"\\ud800"}', 'bad-text', 10, '/title'],
    ['{"title":"a\\u0000"}', 'bad-text', 10, '/title'],
    ['{"title":', 'malformed-json', 9, '/title'],
    ['{"a":1}x', 'malformed-json', 7, ''],
    ['', 'malformed-json', 0, ''],
    ['[01]', 'malformed-json', 2, ''],
  ])('names code, offset and pointer: %s', (text, code, offset, pointer) => {
    expect(refusalOf(text)).toEqual({ code, offset, pointer });
  });

  it('refuses the thirty-third level of nesting and reads the thirty-second', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(refusalOf(nested(32))).toBeUndefined();
    expect(refusalOf(nested(33))?.code).toBe('too-deep');
  });

  it('keeps __proto__ an ordinary member', () => {
    const read = readStrictJson('{"__proto__":{"polluted":true}}') as Record<string, unknown>;
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect(read['polluted']).toBeUndefined();
  });
});
