import { queryOptions } from '@tanstack/react-query';
import { get } from './http';
import { Schema } from './openapi';
import { Answer, Text } from './types';

export interface Stage {
  readonly code: string;
  readonly label: Text;
}
/** A step that only the procedure knows, with the form that it asks for. */
export interface Step {
  readonly form?: Schema;
  readonly outcomes?: { readonly positive?: readonly string[]; readonly other?: readonly string[] };
}
export interface PinnedProcedure {
  readonly stages: readonly Stage[];
  readonly steps: Readonly<Record<string, Step>>;
}

interface Published {
  readonly parts?: readonly { readonly hash: string }[];
  readonly text?: {
    readonly stages?: readonly ({ readonly code: string } & Text)[];
    readonly steps?: Readonly<Record<string, Step>>;
  };
}

/** A pinned procedure's stages in its own order and its local steps, from the texts that it was composed of. */
export const procedureQuery = (hash: string) =>
  queryOptions({
    queryKey: ['procedure', hash],
    queryFn: async ({ signal }): Promise<PinnedProcedure> => {
      const read = async (one: string) => (await get<Answer<Published>>(`/procedures/${one}`, {}, signal)).data;
      const composed = await read(hash);
      const texts = composed.parts ? await Promise.all(composed.parts.map((part) => read(part.hash))) : [composed];
      const stages = new Map<string, Stage>();
      for (const { text } of texts)
        for (const { code, zh, en } of text?.stages ?? [])
          if (!stages.has(code)) stages.set(code, { code, label: { zh, en } });
      return { stages: [...stages.values()], steps: Object.assign({}, ...texts.map(({ text }) => text?.steps ?? {})) };
    },
    staleTime: Infinity,
  });
