import { BadJson, BadJsonCode } from './bad-json.js';

/** JSON as requests may hold it: `null` is syntax here and refused by the fields themselves. */
export type StrictJson = string | number | boolean | null | StrictJson[] | { [name: string]: StrictJson };

/** The deepest nesting that a body may have. */
export const DEEPEST = 32;

/**
 * Reads JSON as RFC 8259 says, and refuses what other readers let pass or bend: a member given twice, a number with
 * a fraction or an exponent, one beyond 2^53 − 1, a lone surrogate, NUL, nesting deeper than 32.
 * @throws BadJson with code, offset and pointer.
 */
export function readStrictJson(text: string): StrictJson {
  return new Reader(text).whole();
}

const QUOTE = 34;
const BACKSLASH = 92;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const HEX = /^[0-9a-fA-F]{4}$/;

class Reader {
  private at = 0;
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: string) {}

  whole(): StrictJson {
    const value = this.value();
    this.space();
    if (this.at < this.text.length) throw this.bad('malformed-json', 'nothing may follow the value');
    return value;
  }

  private value(): StrictJson {
    this.space();
    switch (this.text.charCodeAt(this.at)) {
      case 123:
        return this.object();
      case 91:
        return this.array();
      case QUOTE:
        return this.string();
      case 116:
        return this.word('true', true);
      case 102:
        return this.word('false', false);
      case 110:
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(): StrictJson {
    const found: { [name: string]: StrictJson } = {};
    this.enter();
    if (this.take('}')) return found;
    do {
      this.space();
      const start = this.at;
      if (this.text.charCodeAt(start) !== QUOTE)
        throw this.bad('malformed-json', 'a member name in quotes was expected');
      const name = this.string();
      if (Object.hasOwn(found, name))
        throw this.bad('duplicate-member', `member "${name}" is given twice`, start, name);
      if (!this.take(':')) throw this.bad('malformed-json', '":" was expected');
      this.path.push(name);
      const value = this.value();
      this.path.pop();
      // An ordinary assignment to __proto__ would not make a member.
      if (name === '__proto__')
        Object.defineProperty(found, name, { value, enumerable: true, writable: true, configurable: true });
      else found[name] = value;
    } while (this.take(','));
    if (!this.take('}')) throw this.bad('malformed-json', '"," or "}" was expected');
    return found;
  }

  private array(): StrictJson {
    const found: StrictJson[] = [];
    this.enter();
    if (this.take(']')) return found;
    do {
      this.path.push(found.length);
      found.push(this.value());
      this.path.pop();
    } while (this.take(','));
    if (!this.take(']')) throw this.bad('malformed-json', '"," or "]" was expected');
    return found;
  }

  private enter(): void {
    if (this.path.length >= DEEPEST) throw this.bad('too-deep', `nesting is deeper than ${DEEPEST}`);
    this.at++;
  }

  private string(): string {
    const { text } = this;
    const start = ++this.at;
    for (let i = start; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return this.wellFormed(text.slice(start, i), start);
      }
      if (code === BACKSLASH) return this.escaped(start, i);
      if (code < 32) throw this.bad('malformed-json', 'a control character must be escaped', i);
    }
    throw this.bad('malformed-json', 'the text does not end', text.length);
  }

  private escaped(start: number, first: number): string {
    const { text } = this;
    let out = text.slice(start, first);
    for (let i = first; i < text.length;) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return this.wellFormed(out, start);
      }
      if (code < 32) throw this.bad('malformed-json', 'a control character must be escaped', i);
      if (code !== BACKSLASH) {
        out += text[i++];
        continue;
      }
      const letter = text[i + 1] ?? '';
      if (letter === 'u') {
        const hex = text.slice(i + 2, i + 6);
        if (!HEX.test(hex)) throw this.bad('malformed-json', '\\u needs four hexadecimal digits', i);
        out += String.fromCharCode(parseInt(hex, 16));
        i += 6;
      } else if (Object.hasOwn(ESCAPES, letter)) {
        out += ESCAPES[letter];
        i += 2;
      } else throw this.bad('malformed-json', `\\${letter} is no escape`, i);
    }
    throw this.bad('malformed-json', 'the text does not end', text.length);
  }

  private wellFormed(value: string, start: number): string {
    if (LONE_SURROGATE.test(value)) throw this.bad('bad-text', 'half a surrogate pair is no text', start);
    if (value.includes('\0')) throw this.bad('bad-text', 'NUL is no text', start);
    return value;
  }

  private number(): number {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    if (!found)
      throw this.bad('malformed-json', this.at < this.text.length ? 'no JSON value begins here' : 'a value is missing');
    const [written, fraction, exponent] = found;
    if (fraction ?? exponent)
      throw this.bad(
        'non-integer',
        `${written} has a fraction or an exponent; only whole numbers are read`,
        this.at,
        written,
      );
    const value = Number(written);
    if (!Number.isSafeInteger(value)) throw this.bad('validation', `${written} is beyond 2^53 − 1`, this.at, written);
    this.at += written.length;
    return Object.is(value, -0) ? 0 : value;
  }

  private word<T extends boolean | null>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.bad('malformed-json', 'no JSON value begins here');
    this.at += word.length;
    return value;
  }

  private take(mark: string): boolean {
    this.space();
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }

  private bad(code: BadJsonCode, detail: string, offset = this.at, got?: string): BadJson {
    const pointer = this.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    return new BadJson(code, offset, pointer, detail, got);
  }
}
