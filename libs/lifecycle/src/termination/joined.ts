import { keyOf, KeyParts } from '../act/index.js';

/** An event about a contract that rests on one of its evaluations says so: the two keys are linked. */
export const joined = (parts: KeyParts) => {
  const [from, to] = [keyOf('contract', parts), keyOf('evaluation', parts)];
  return from !== undefined && to !== undefined ? { links: [{ from, to }] } : {};
};
