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
  readonly additionalProperties?: boolean;
}

interface Operation {
  readonly 'x-act'?: string;
  readonly 'x-fixed'?: Readonly<Record<string, string>>;
  readonly parameters?: readonly { readonly $ref?: string }[];
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
  /** Fields that are known before anything is written. */
  readonly given?: Readonly<Record<string, string>>;
}

/** The forms of an act, one for each of its addresses, from the API's own document. */
export function formsOf(document: OpenApi, act: string): readonly ActForm[] {
  const forms: ActForm[] = [];
  for (const [path, { post }] of Object.entries(document.paths)) {
    if (post?.['x-act'] !== act) continue;
    const schema = post.requestBody?.content?.['application/json']?.schema ?? { type: 'object' };
    forms.push({
      path: path.replace(/^\/api\/v1/, ''),
      fixed: Object.values(post['x-fixed'] ?? {}).at(0),
      schema: resolve(document, schema),
      needsIfMatch: post.parameters?.some(({ $ref }) => $ref?.endsWith('/IfMatchRequired')) ?? false,
    });
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
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, part]) => [name, resolve(document, part)]),
          ),
        }
      : {}),
    ...(items ? { items: resolve(document, items) } : {}),
  };
}

export const useOpenApi = () =>
  useQuery({
    queryKey: ['openapi'],
    queryFn: async ({ signal }) =>
      (await request<OpenApi>('/api/openapi.json', { headers: headersWith(), signal })).body,
    staleTime: Infinity,
  });
