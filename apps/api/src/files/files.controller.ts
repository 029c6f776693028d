import { Controller, Get, Inject, Param, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { callerOf } from '../access/caller.js';
import { Rule } from '../access/rule.js';
import { HOUSE, type House } from '../house.js';
import { answer, invalid } from '../problem/index.js';
import { DocumentRights } from './document-rights.js';
import { FileDamaged, FileRefused } from './file-shelf.js';

const DIGEST = /^(?:sha256:)?([0-9a-f]{64})$/;

@Controller('api/v1/files')
export class FilesController {
  constructor(
    private readonly rights: DocumentRights,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  /** Keeps a document under its digest. The same bytes again change nothing. */
  @Put(':sha256')
  @Rule('signedIn')
  async put(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('sha256') name: string,
  ) {
    const sha256 = digestIn(name);
    if (!(request.body instanceof Readable))
      throw answer('media-type', 'send the bytes as application/octet-stream', {
        accepted: ['application/octet-stream'],
      });
    const known = await this.rights.mayRead(callerOf(request), sha256);
    const limit = this.house.settings.fileMaxMiB * 1_048_576;
    if (Number(request.headers['content-length'] ?? 0) > limit)
      throw answer('too-large', `a file holds at most ${limit} bytes`, { limit });
    try {
      await this.house.files.put(sha256, request.body as AsyncIterable<Uint8Array>);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      if (error.reason === 'too-large') throw answer('too-large', `a file holds at most ${limit} bytes`, { limit });
      if (error.reason === 'empty')
        throw invalid([{ pointer: '', code: 'empty', want: 'a document holds at least one byte' }]);
      throw answer('hash-mismatch', 'the bytes have another digest than the address says', {
        got: error.actual,
        want: sha256,
      });
    }
    await this.house.side.bring(sha256, callerOf(request).subject);
    void reply.status(known ? 200 : 201).header('location', `/api/v1/files/${sha256}`);
    return { sha256 };
  }

  private async sound(sha256: string) {
    try {
      return await this.house.files.read(sha256);
    } catch (error) {
      if (error instanceof FileDamaged) throw answer('fault', error.message);
      throw error;
    }
  }

  /** A document that the caller brought, or that a project names which the caller sees; else it is as absent. */
  @Get(':sha256')
  @Rule('signedIn')
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('sha256') name: string) {
    const sha256 = digestIn(name);
    const found = (await this.rights.mayRead(callerOf(request), sha256)) && (await this.sound(sha256));
    if (!found) throw answer('not-found', `there is no file ${sha256}`);
    await reply
      .type('application/octet-stream')
      .headers({
        'content-length': String(found.size),
        'content-disposition': `attachment; filename="${sha256.slice(7, 23)}"`,
        'cache-control': 'private, max-age=31536000, immutable',
        etag: `"${sha256}"`,
      })
      .send(found.bytes);
  }
}

function digestIn(name: string): string {
  const found = DIGEST.exec(name);
  if (!found) throw answer('not-found', 'a file is named sha256:<64 hexadecimal digits>', { got: name.slice(0, 80) });
  return `sha256:${found[1]}`;
}
