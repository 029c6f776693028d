import { celEnv, isCelError, parse, plan, unparse } from '@bufbuild/cel';
import { Facts, FactType, FactValue } from '../types.js';
import { ExpressionFault, Typing } from './typing.js';

/** A condition compiled once. */
export interface Condition {
  readonly text: string;
  /** The facts it reads, dotted. */
  readonly reads: readonly string[];
  /** True, false, or undefined where a fact it needs is not given. */
  readonly evaluate: (facts: Facts) => boolean | undefined;
}

/** Parameter values by name; expressions read them as `params.<name>`. */
export type Parameters = Readonly<Record<string, number | string | boolean>>;

const ENVIRONMENT = celEnv();

/** Compiles a CEL condition over typed facts, or says what is wrong with it. */
export function compileCondition(
  text: string,
  factTypes: Readonly<Record<string, FactType>>,
  parameters: Parameters,
): Condition | { readonly faults: readonly ExpressionFault[] } {
  const parsed = parsedOf(text);
  if (parsed instanceof Error) return { faults: [{ code: 'NotAnExpression', message: firstLine(parsed.message) }] };
  const typing = new Typing(factTypes);
  typing.boolean(parsed.expr);
  if (typing.faults.length > 0) return { faults: typing.faults };
  const run = plan(ENVIRONMENT, parsed);
  const reads = [...typing.reads].sort();
  const members = reads.map((name) => {
    const [group, field] = name.split('.') as [string, string];
    return { group, field, constant: group === 'params' ? celValue(parameters[field]!) : undefined };
  });
  return {
    text,
    reads: reads.filter((name) => !name.startsWith('params.')),
    evaluate: (facts) => {
      const bound: Record<string, Record<string, CelValue>> = {};
      let lacking = false;
      for (const { group, field, constant } of members) {
        const value = constant ?? given(facts, group, field);
        lacking ||= value === undefined;
        if (constant === undefined && facts[group] === undefined) continue;
        const into = (bound[group] ??= {});
        if (value !== undefined) into[field] = value;
      }
      const result: unknown = lacking ? withoutTraces(() => run(bound as never)) : run(bound as never);
      return isCelError(result) || typeof result !== 'boolean' ? undefined : result;
    },
  };
}

/** The canonical text of an expression; the text itself where it cannot be parsed. */
export function canonicalExpression(text: string): string {
  const parsed = parsedOf(text);
  return parsed instanceof Error ? text : unparse(parsed);
}

type CelValue = bigint | string | boolean | string[];
const celValue = (value: FactValue): CelValue =>
  typeof value === 'number' ? BigInt(value) : typeof value === 'object' ? [...value] : value;
const given = (facts: Facts, group: string, field: string): CelValue | undefined => {
  const value = facts[group]?.[field];
  return value === undefined ? undefined : celValue(value);
};

function parsedOf(text: string) {
  try {
    return parse(text);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A missing fact is an error value to CEL and ordinary to a menu; tracing the stack would be most of its cost. */
function withoutTraces<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

const firstLine = (message: string) => message.split('\n')[0]!;
