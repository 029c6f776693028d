import type { Expr } from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import { FactType } from '../types.js';

/** What is wrong with an expression, in an author's words. */
export interface ExpressionFault {
  readonly code:
    | 'NotAnExpression'
    | 'UnknownFact'
    | 'UnknownFunction'
    | 'TypeMismatch'
    | 'NestedComprehension'
    | 'NotBoolean'
    | 'MayFail';
  readonly message: string;
}

export type ValueType = 'int' | 'string' | 'bool' | 'list' | 'unknown';
type Locals = ReadonlyMap<string, ValueType>;

const COMPARE = new Set(['_==_', '_!=_', '_<_', '_<=_', '_>_', '_>=_']);
const LOGIC = new Set(['_&&_', '_||_', '!_']);
const ARITHMETIC = new Set(['_+_', '_-_', '_*_', '_/_', '_%_', '-_']);
const DIVISION = new Set(['_/_', '_%_']);
const TEXT_TESTS = new Set(['startsWith', 'endsWith', 'contains', 'matches']);

/**
 * Walks a parsed expression: collects the facts it reads and finds what cannot be right before any run.
 * Comprehensions must not be nested: their cost multiplies (there is no fuel limit).
 */
export class Typing {
  readonly faults: ExpressionFault[] = [];
  readonly reads = new Set<string>();

  constructor(private readonly facts: Readonly<Record<string, FactType>>) {}

  /** The type of the whole; checks that it is boolean. */
  boolean(expr: Expr | undefined): void {
    const type = this.type(expr, new Map(), false);
    if (type !== 'bool' && this.faults.length === 0)
      this.fault('NotBoolean', `a condition must be true or false, this is ${type}`);
  }

  private type(expr: Expr | undefined, locals: Locals, inside: boolean): ValueType {
    const kind = expr?.exprKind;
    switch (kind?.case) {
      case 'constExpr':
        return this.constant(kind.value.constantKind.case);
      case 'identExpr':
        return locals.get(kind.value.name) ?? this.unknownFact(kind.value.name);
      case 'selectExpr':
        return this.fact(kind.value.operand, kind.value.field, kind.value.testOnly, locals);
      case 'listExpr':
        return this.list(kind.value.elements, locals, inside);
      case 'callExpr':
        return this.call(
          kind.value.function,
          [...(kind.value.target ? [kind.value.target] : []), ...kind.value.args],
          locals,
          inside,
        );
      case 'comprehensionExpr': {
        if (inside) this.fault('NestedComprehension', 'one exists, all, map or filter must not stand inside another');
        const { iterVar, iterRange, accuVar, accuInit, loopCondition, loopStep, result } = kind.value;
        this.expect('list', this.type(iterRange, locals, true));
        const own = new Map([...locals, [iterVar, 'unknown'], [accuVar, this.type(accuInit, locals, true)]] as [
          string,
          ValueType,
        ][]);
        this.type(loopCondition, own, true);
        this.type(loopStep, own, true);
        return this.type(result, own, true);
      }
      default:
        return this.fault('UnknownFunction', 'this form of expression is not used in packs');
    }
  }

  private constant(kind: string | undefined): ValueType {
    if (kind === 'int64Value') return 'int';
    if (kind === 'stringValue') return 'string';
    if (kind === 'boolValue') return 'bool';
    return this.fault(
      'TypeMismatch',
      'only whole numbers, texts and true or false are constants: amounts are whole fen',
    );
  }

  private fact(operand: Expr | undefined, field: string, testOnly: boolean, locals: Locals): ValueType {
    const group = operand?.exprKind;
    if (group?.case !== 'identExpr' || locals.has(group.value.name))
      return this.fault('UnknownFact', `.${field} is read of something that is no group of facts`);
    const name = `${group.value.name}.${field}`;
    const type = this.facts[name];
    if (!type) return this.unknownFact(name);
    if (type === 'timestamp')
      return this.fault('TypeMismatch', `${name} is an instant: compare it with after, within or limit`);
    this.reads.add(name);
    if (testOnly) return 'bool';
    return type === 'list<string>' ? 'list' : type;
  }

  private list(elements: readonly Expr[], locals: Locals, inside: boolean): ValueType {
    const types = elements.map((element) => this.type(element, locals, inside));
    for (const type of types) this.expect(types[0]!, type);
    return 'list';
  }

  private call(name: string, args: readonly Expr[], locals: Locals, inside: boolean): ValueType {
    const types = args.map((arg) => this.type(arg, locals, inside));
    if (DIVISION.has(name) && !isNonZero(args[1]))
      this.fault('MayFail', 'divide by a whole number that is written down and is not 0: by anything else it may fail');
    if (COMPARE.has(name)) return (this.expect(types[0]!, types[1]!), 'bool');
    if (LOGIC.has(name)) return (types.forEach((type) => this.expect('bool', type)), 'bool');
    if (ARITHMETIC.has(name)) return (types.forEach((type) => this.expect('int', type)), 'int');
    if (TEXT_TESTS.has(name)) return (types.forEach((type) => this.expect('string', type)), 'bool');
    if (name === '@in') return (this.expect('list', types[1]!), 'bool');
    if (name === '@not_strictly_false') return 'bool';
    if (name === 'size') return 'int';
    if (name === '_?_:_') return (this.expect('bool', types[0]!), this.expect(types[1]!, types[2]!), types[1]!);
    return this.fault('UnknownFunction', `there is no function ${name}`);
  }

  private expect(wanted: ValueType, found: ValueType): void {
    if (wanted !== 'unknown' && found !== 'unknown' && wanted !== found)
      this.fault('TypeMismatch', `${found} stands where ${wanted} is due`);
  }

  private unknownFact(name: string): ValueType {
    return this.fault('UnknownFact', `there is no fact ${name}`);
  }

  private fault(code: ExpressionFault['code'], message: string): ValueType {
    if (!this.faults.some((fault) => fault.code === code && fault.message === message))
      this.faults.push({ code, message });
    return 'unknown';
  }
}

function isNonZero(expr: Expr | undefined): boolean {
  const kind = expr?.exprKind;
  if (kind?.case !== 'constExpr') return false;
  const { constantKind } = kind.value;
  return constantKind.case === 'int64Value' && constantKind.value !== 0n;
}
