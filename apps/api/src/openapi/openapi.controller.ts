import { Controller, Get, Type } from '@nestjs/common';
import { Rule } from '../access/rule.js';
import { ActRoute } from '../acts/route.js';
import { openApiOf } from './document.js';

/** Serves the description of the API, made once. */
export function openApiController(routes: readonly ActRoute[]): Type {
  const document = openApiOf(routes);
  @Controller(['api/openapi.json', 'api/v1/openapi.json'])
  class OpenApiController {
    @Get()
    @Rule('open')
    document() {
      return document;
    }
  }
  return OpenApiController;
}
