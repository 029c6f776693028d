import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dtoOf } from '../acts/dto.js';
import { DtoPipe } from '../acts/validate.js';
import { HOUSE, type House } from '../house.js';
import { header } from '../http/header.js';
import { answer } from '../problem/index.js';
import { Allowance } from './allowance.js';
import { isSecretOf } from '@tongjian/data-folder';
import { Rule } from './rule.js';
import { SideEntry } from '@tongjian/data-folder';

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;
export const SIGN_IN = dtoOf('SignIn', {
  type: 'object',
  properties: { person: text, password: text },
  required: ['person', 'password'],
  additionalProperties: false,
});

const SYSTEM_MINUTES = 10;

/** Where a person or a system gets its token. */
@Controller()
export class SignInController {
  private readonly allowance: Allowance;

  constructor(@Inject(HOUSE) private readonly house: House) {
    this.allowance = new Allowance(house.settings.signInsPerMinute);
  }

  @Post('api/v1/sign-in')
  @HttpCode(200)
  @Rule('open')
  async signIn(@Body(new DtoPipe(SIGN_IN)) body: { person: string; password: string }, @Req() request: FastifyRequest) {
    const { subject, name } = await this.prove(body.person, body.password, request, 'p_');
    const client = header(request, 'tongjian-client') ?? 'web';
    const { token, expiresAt } = await this.house.issuer.issue(
      subject,
      client.slice(0, 40),
      this.house.settings.tokenMinutes,
    );
    return { token, expiresAt, person: subject, name, grants: this.house.access.grantsOf(subject) };
  }

  /** OAuth 2.0 client credentials (RFC 6749, 4.4), by HTTP Basic or in the form. */
  @Post('oauth/token')
  @HttpCode(200)
  @Rule('open')
  async token(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const form = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
    void reply.header('cache-control', 'no-store');
    if (form['grant_type'] !== 'client_credentials')
      throw answer('bad-credentials', 'grant_type is client_credentials', { error: 'unsupported_grant_type' });
    const [id, secret] = basic(header(request, 'authorization')) ?? [
      String(form['client_id'] ?? ''),
      String(form['client_secret'] ?? ''),
    ];
    const { subject } = await this.prove(id, secret, request, 'c_');
    const { token } = await this.house.issuer.issue(subject, subject, SYSTEM_MINUTES);
    return { access_token: token, token_type: 'Bearer', expires_in: SYSTEM_MINUTES * 60 };
  }

  private async prove(typed: string, secret: string, request: FastifyRequest, kind: 'p_' | 'c_'): Promise<SideEntry> {
    const names = [`name:${typed}`, `from:${request.ip}`];
    const wait = this.allowance.wait(...names);
    if (wait > 0)
      throw answer(
        'too-many',
        `too many failed sign-ins; try again in ${wait} s`,
        { waitSeconds: wait },
        { 'retry-after': String(wait) },
      );
    const { side, access } = this.house;
    // Counted before the secret is derived, or many tries at once would all come before the first that fails.
    const undo = this.allowance.tried(...names);
    const entry = await side.signingIn(typed);
    const proven = await isSecretOf(entry?.kept, secret);
    const holds = () => entry !== undefined && access.isActive(entry.subject) && access.isCurrent(entry);
    // Whom this process does not know as active, another may have registered or reset a moment ago.
    if (proven && !this.house.alone && !holds()) await access.readOn();
    if (entry && proven && entry.subject.startsWith(kind) && holds()) {
      undo();
      return entry;
    }
    throw answer(
      'bad-credentials',
      'name or password is wrong, or the holder is disabled',
      { error: 'invalid_client' },
      {
        'www-authenticate': kind === 'c_' ? 'Basic realm="tongjian"' : 'Bearer realm="tongjian"',
      },
    );
  }
}

/** Name and secret of an HTTP Basic header (RFC 7617). */
function basic(given: string | undefined): readonly [string, string] | undefined {
  if (given?.slice(0, 6).toLowerCase() !== 'basic ') return undefined;
  const pair = Buffer.from(given.slice(6), 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : [pair.slice(0, colon), pair.slice(colon + 1)];
}
