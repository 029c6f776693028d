import { Text } from '../client/types';

/** A sentence of the page in both languages; Chinese first. */
export const text = (zh: string, en: string): Text => ({ zh, en });
