import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, PipeTransform, Post, UnprocessableEntityException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { fieldErrors, routesOf } from '@tongjian/api';
import { ACTS } from '@tongjian/lifecycle';

/** Nest on Fastify with the very DTO of a proposal and a handler that does nothing. */
class ProposalPipe implements PipeTransform<unknown, unknown> {
  private readonly dto = routesOf(ACTS).find(({ act }) => act.name === 'ProposeProject')!.dto;

  transform(body: unknown): unknown {
    if (fieldErrors(this.dto, body).length > 0) throw new UnprocessableEntityException();
    return body;
  }
}

@Controller('api/v1')
class BareController {
  @Post('projects')
  @HttpCode(201)
  propose(@Body(new ProposalPipe()) _body: unknown): { readonly done: true } {
    return { done: true };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  process.send!({ url: await app.getUrl() });
  const end = () => void app.close().then(() => process.exit(0));
  process.once('SIGTERM', end).once('disconnect', end);
}

void main();
