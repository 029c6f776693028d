import { JsonObject } from '@tongjian/kernel';
import { Draft } from '../draft.js';

/** What one event type means for the document, and which of its data that takes. */
export interface Fact {
  readonly fields: readonly string[];
  readonly apply: (draft: Draft, data: Data) => void;
}

/** The kept data of an event, read by field. A field that is missing reads as empty. */
export class Data {
  constructor(private readonly data: JsonObject) {}

  text(field: string): string {
    const value = this.data[field];
    return typeof value === 'string' ? value : '';
  }

  fen(field: string): number {
    const value = this.data[field];
    return typeof value === 'number' ? value : 0;
  }

  of(field: string): Data {
    const value = this.data[field];
    return new Data(typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {});
  }

  list(field: string): readonly Data[] {
    const value = this.data[field];
    return Array.isArray(value) ? value.map((entry) => new Data(entry as JsonObject)) : [];
  }

  has(field: string): boolean {
    return this.data[field] !== undefined;
  }
}

export type Facts = Readonly<Record<string, Fact>>;

export const fact = (fields: readonly string[], apply: Fact['apply']): Fact => ({ fields, apply });
