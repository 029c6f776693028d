import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { keepsInstallation } from '@tongjian/registry';
import { FastifyRequest } from 'fastify';
import { HOUSE, type House } from '../house.js';
import { header } from '../http/header.js';
import { answer, ProblemAnswer } from '../problem/index.js';
import { CalledRequest, Caller } from './caller.js';
import { Bearer } from './issuer.js';
import { insideOnly, isOutside } from './outside.js';
import { AccessRule, RULE } from './rule.js';

/** The token of a request's Authorization header. */
export function bearerToken(request: FastifyRequest): string | undefined {
  const given = header(request, 'authorization');
  return given?.slice(0, 7).toLowerCase() === 'bearer ' ? given.slice(7).trim() : undefined;
}

/** Lets a request pass by its route's rule and the grants of this moment. A route without a rule lets nobody pass. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(RULE, context.getHandler());
    if (rule === 'open') return true;
    if (rule === undefined) throw answer('not-allowed', 'this route has no rule', { rule: 'total' });
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const token = bearerToken(request) ?? (rule === 'stream' ? this.ticketed(request) : undefined);
    if (token === undefined) throw unknown('sign in and send the token as Authorization: Bearer');
    const read = this.house.issuer.read(token);
    return read instanceof Promise
      ? read.then((bearer) => this.admit(request, rule, bearer))
      : this.admit(request, rule, read);
  }

  private admit(request: CalledRequest, rule: AccessRule, bearer: Bearer | undefined): boolean | Promise<boolean> {
    const { watch } = this.house;
    if (watch && !watch.current)
      throw answer('not-yet', 'rights cannot be read from the log at present', {}, { 'retry-after': '1' });
    const caller = bearer && this.callerOf(bearer);
    // Whom this process does not know, another may have registered a moment ago.
    if (watch && bearer && !caller)
      return this.readOn(bearer).then(() => this.pass(request, rule, bearer, this.callerOf(bearer)));
    return this.pass(request, rule, bearer, caller);
  }

  private pass(
    request: CalledRequest,
    rule: AccessRule,
    bearer: Bearer | undefined,
    caller: Caller | undefined,
  ): boolean {
    if (!bearer || !caller) throw unknown('the token is not ours, has expired, or its holder is disabled');
    if (rule !== 'known' && caller.grants.length === 0)
      throw answer('not-allowed', 'you hold no grant', { rule: 'access/grant' });
    if (rule === 'operator' && !caller.grants.some(keepsInstallation))
      throw answer('not-allowed', 'only an operator of the whole installation may do this', {
        rule: 'access/operator',
        whatWouldPass: [{ kind: 'role', roles: ['operator'], notPersons: [] }],
      });
    if (rule === 'inside' && isOutside(caller)) throw insideOnly();
    request.caller = caller;
    request.callerNow = () => (bearer.expires * 1000 > Date.now() ? this.callerOf(bearer) : undefined);
    return true;
  }

  private callerOf({ subject, client, issued }: Bearer): Caller | undefined {
    const { access, side } = this.house;
    const entry = side.of(subject);
    if (!entry || !access.isActive(subject) || !access.isCurrent(entry) || issued < entry.since) return undefined;
    return { subject, client, grants: access.grantsOf(subject) };
  }

  private async readOn({ subject }: Bearer): Promise<void> {
    await Promise.all([this.house.access.readOn(), this.house.side.refresh(subject)]);
  }

  private ticketed(request: FastifyRequest): string | undefined {
    const { ticket } = request.query as { ticket?: string };
    return typeof ticket === 'string' ? this.house.live.tickets.token(ticket) : undefined;
  }
}

const unknown = (detail: string): ProblemAnswer =>
  answer('no-token', detail, {}, { 'www-authenticate': 'Bearer realm="tongjian", error="invalid_token"' });
