import { uuidOf } from '@tongjian/kernel';
import { FastifyRequest } from 'fastify';
import { header } from '../http/header.js';
import { answer } from '../problem/index.js';

/** What makes two requests the same command, for ever. */
export interface CommandName {
  readonly client: string;
  readonly subject: string;
  readonly operation: string;
  /** The request's path. */
  readonly target: string;
  /** The Idempotency-Key. */
  readonly key: string;
}

export const commandIdOf = ({ client, subject, operation, target, key }: CommandName): string =>
  uuidOf('command', client, subject, operation, target, key);

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** The id of the project that a command begins: `p` and 20 base32 characters, so that a retry makes no twin. */
export function projectIdOf(commandId: string): string {
  const bytes = Buffer.from(commandId.replaceAll('-', ''), 'hex');
  let id = 'p';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5 && id.length < 21; bits -= 5) id += ALPHABET[(held >> (bits - 5)) & 31];
    held &= 0xff;
  }
  return id;
}

/** A request's path as it is meant, however it was escaped: the same act is the same command. */
export function targetOf({ url }: Pick<FastifyRequest, 'url'>): string {
  const [path = ''] = url.split('?');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Reads an Idempotency-Key, quoted (RFC 8941) or bare; undefined where it is none. */
export function keyIn(header: string | undefined): string | undefined {
  const key = header?.replace(/^"(.*)"$/, '$1');
  return key !== undefined && /^[\x21-\x7e]{1,128}$/.test(key) ? key : undefined;
}

/** The key that makes a request repeatable. @throws ProblemAnswer where there is none */
export function neededKey(request: FastifyRequest): string {
  const given = header(request, 'idempotency-key');
  const key = keyIn(given);
  if (key !== undefined) return key;
  throw answer('key-missing', 'send an Idempotency-Key of 1 to 128 visible characters, one for each intent', {
    got: given ?? null,
    help: '/api/v1/problems/key-missing',
  });
}
