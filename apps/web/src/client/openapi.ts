import { useQuery } from '@tanstack/react-query';
import { headersWith, request } from './http';

/** The part of JSON Schema that acts use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** One address of an act with the form of its body. `fixed` names the decision that the address stands for. */
export interface ActForm {
  readonly path: string;
  readonly fixed: string | undefined;
  readonly schema: Schema;
  /** The caller must say what it saw. */
  readonly needsIfMatch: boolean;
}

/** The forms of an act, from the API's own document: `ApproveProject` is `approveProject_approved`, `…_rejected`, … */
export function formsOf(document: OpenApi, act: string): readonly ActForm[] {
  const name = act[0]!.toLowerCase() + act.slice(1);
  const forms: ActForm[] = [];
  for (const [path, { post }] of Object.entries(document.paths)) {
    const [operation, fixed] = post?.operationId?.split('_') ?? [];
    if (operation !== name) continue;
    const schema = post?.requestBody?.content?.['application/json']?.schema ?? { type: 'object' };
    const ifMatch = post?.parameters?.find((parameter) => parameter.in === 'header' && /^if-match$/i.test(parameter.name));
    forms.push({ path: path.replace(/^\/api\/v1/, ''), fixed, schema: resolve(document, schema), needsIfMatch: ifMatch?.required === true });
  }
  return forms;
}

/** A schema with its references put in place. */
export function resolve(document: OpenApi, schema: Schema): Schema {
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return resolve(document, document.components?.schemas?.[name] ?? {});
  }
  const { properties, items } = schema;
  return {
    ...schema,
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, resolve(document, part)])) }
      : {}),
    ...(items ? { items: resolve(document, items) } : {}),
  };
}

export const useOpenApi = () =>
  useQuery({
    queryKey: ['openapi'],
    queryFn: async ({ signal }) => (await request<OpenApi>('/api/openapi.json', { headers: headersWith(), signal })).body,
    staleTime: Infinity,
  });
