import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { Turns, uuidOf } from '@tongjian/kernel';
import type { FastifyRequest } from 'fastify';
import { DtoPipe } from '../acts/validate.js';
import { HOUSE, type House } from '../house.js';
import { answer, ProblemAnswer } from '../problem/index.js';
import { Answers } from '../reads/answer.js';
import { NEW_CLIENT, NEW_GRANT, NEW_PERSON, type NewGrant, type NewSubject, NOTHING } from './forms.js';
import { Operating } from './operating.js';
import { Rule } from './rule.js';
import { keepSubject } from './subjects.js';
import { generatedSecret, keptOf, LoginTaken } from '@tongjian/data-folder';

/** People, systems and their rights. Names stand beside the log, what was decided in it. */
@Controller('api/v1')
export class PeopleController {
  private readonly secrets = new Turns();

  constructor(
    private readonly operating: Operating,
    private readonly answers: Answers,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  @Get('people')
  @Rule('operator')
  async people() {
    const { access, side } = this.house;
    const entries = await side.all();
    return this.answers.ofLog(
      entries.map(({ subject, login, name }) => ({
        person: subject,
        login,
        name,
        active: access.isActive(subject),
        grants: access.grantsOf(subject),
      })),
    );
  }

  @Post('people')
  @HttpCode(201)
  @Rule('operator')
  person(@Body(new DtoPipe(NEW_PERSON)) body: NewSubject, @Req() request: FastifyRequest) {
    return this.register('p_', body, request);
  }

  @Post('clients')
  @HttpCode(201)
  @Rule('operator')
  client(@Body(new DtoPipe(NEW_CLIENT)) body: NewSubject, @Req() request: FastifyRequest) {
    return this.register('c_', body, request);
  }

  @Post('people/:person/disable')
  @HttpCode(200)
  @Rule('operator')
  async disable(
    @Param('person') subject: string,
    @Body(new DtoPipe(NOTHING)) body: object,
    @Req() request: FastifyRequest,
  ) {
    const cause = this.operating.cause(request, body);
    const receipt = subject.startsWith('c_')
      ? await this.operating.change({ type: 'DisableClient', data: { client: subject } }, cause)
      : await this.operating.change({ type: 'DisablePerson', data: { person: subject } }, cause);
    return { person: subject, receipt };
  }

  /** Gives a fresh secret; every token of before is void. */
  @Post('people/:person/reset')
  @HttpCode(200)
  @Rule('operator')
  async reset(
    @Param('person') subject: string,
    @Body(new DtoPipe(NOTHING)) body: object,
    @Req() request: FastifyRequest,
  ) {
    const entry = await this.house.side.refresh(subject);
    if (!entry) throw answer('not-found', `there is no person ${subject}`);
    const cause = this.operating.cause(request, body);
    const receipt = await this.operating.change({ type: 'ResetCredential', data: { person: subject } }, cause);
    const fresh = await this.secrets.take(subject, () => this.freshSecret(subject, cause.commandId));
    return { person: subject, login: entry.login, ...fresh, receipt };
  }

  @Post('grants')
  @HttpCode(201)
  @Rule('operator')
  async grant(@Body(new DtoPipe(NEW_GRANT)) body: NewGrant, @Req() request: FastifyRequest) {
    const cause = this.operating.cause(request, body);
    const grant = `g_${uuidOf('grant', cause.commandId).slice(0, 18)}`;
    const receipt = await this.operating.change({ type: 'GrantRole', data: { grant, ...body } }, cause);
    return { grant, ...body, receipt };
  }

  @Post('grants/:grant/revoke')
  @HttpCode(200)
  @Rule('operator')
  async revoke(
    @Param('grant') grant: string,
    @Body(new DtoPipe(NOTHING)) body: object,
    @Req() request: FastifyRequest,
  ) {
    return {
      grant,
      receipt: await this.operating.change(
        { type: 'RevokeGrant', data: { grant } },
        this.operating.cause(request, body),
      ),
    };
  }

  /** The secret that a reset gives, unless it was given already or a later reset holds. A cut-off reset is finished. */
  private async freshSecret(subject: string, reset: string): Promise<{ readonly password?: string }> {
    const entry = (await this.house.side.refresh(subject))!;
    if (entry.reset === reset || this.house.access.register.resets.get(subject) !== reset) return {};
    const password = generatedSecret();
    await this.house.side.put({ ...entry, kept: await keptOf(password), since: Date.now(), reset });
    return { password };
  }

  private async register(kind: 'p_' | 'c_', { name, login, password }: NewSubject, request: FastifyRequest) {
    const cause = this.operating.cause(request, { name, ...(login ? { login } : {}) });
    const subject = `${kind}${uuidOf('subject', cause.commandId).replaceAll('-', '').slice(0, 16)}`;
    const { side } = this.house;
    const known = await side.signingIn(login ?? subject);
    if (known && known.subject !== subject) throw loginTaken(login);
    const told = known
      ? undefined
      : await keepSubject(side, { subject, login: login ?? subject, name }, password).catch((error: unknown) => {
          throw error instanceof LoginTaken ? loginTaken(login) : error;
        });
    const receipt = await this.operating.change(
      kind === 'p_'
        ? { type: 'RegisterPerson', data: { person: subject } }
        : { type: 'RegisterClient', data: { client: subject } },
      cause,
    );
    const secret = password === undefined && told ? { password: told.secret } : {};
    return { person: subject, login: login ?? subject, name, ...secret, receipt };
  }
}

const loginTaken = (login: string | undefined): ProblemAnswer =>
  answer('validation', 'this login is taken', {
    errors: [{ pointer: '/login', code: 'taken', got: login, want: 'a login that nobody has' }],
  });
