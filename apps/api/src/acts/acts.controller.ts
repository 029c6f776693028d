import { Body, Controller, HttpCode, Inject, Post, Req, Res, Type } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { Rule } from '../access/rule.js';
import { ActDesk } from './act-desk.js';
import { ActRoute } from './route.js';
import { DtoPipe } from './validate.js';

type Handler = (
  body: Readonly<Record<string, unknown>>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<unknown>;

/** The controller of all acts: one handler a route, each with its DTO, its path and its rule. */
export function actsController(routes: readonly ActRoute[]): Type {
  @Controller('api/v1')
  class ActsController {
    constructor(@Inject(ActDesk) readonly desk: ActDesk) {}
  }
  const target = ActsController.prototype as unknown as Record<string, Handler>;
  for (const route of routes) {
    const name = handlerName(route, target);
    target[name] = function (this: ActsController, body, request, reply) {
      return this.desk.perform(route, body, request, reply);
    };
    const descriptor = Object.getOwnPropertyDescriptor(target, name)!;
    Body(new DtoPipe(route.dto))(target, name, 0);
    Req()(target, name, 1);
    Res({ passthrough: true })(target, name, 2);
    HttpCode(route.creates ? 201 : 200)(target, name, descriptor);
    Post(route.address.template.replaceAll(/\{(\w+)\}/g, ':$1'))(target, name, descriptor);
    Rule('acting')(target, name, descriptor);
  }
  return ActsController;
}

function handlerName(route: ActRoute, target: object): string {
  if (!(route.operationId in target)) return route.operationId;
  throw new Error(`two routes are called ${route.operationId}`);
}
