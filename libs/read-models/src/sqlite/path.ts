import { checkField } from '../shape.js';

/** SQL literal of a dotted path; the field was checked to hold letters, digits, underscores and dots only. */
export const pathOf = (field: string): string => `'$."${checkField(field).split('.').join('"."')}"'`;

/** The value at a dotted path of a document, as indexes are made of and queries must write it. */
export const valueAt = (field: string): string => `json_extract(document, ${pathOf(field)})`;
