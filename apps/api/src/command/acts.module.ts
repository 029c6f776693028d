import { DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ExpertPoolDesk } from '../experts/pool-desk.js';
import { HOUSE, Workshop } from '../house.js';
import { PerformActHandler } from './perform-act.handler.js';
import { ProjectDesk } from './project-desk.js';

/** Performs acts and nothing else: for a process that answers no requests. */
@Module({})
export class ActsModule {
  static in(workshop: Workshop): DynamicModule {
    return {
      module: ActsModule,
      imports: [CqrsModule.forRoot()],
      providers: [{ provide: HOUSE, useValue: workshop }, ProjectDesk, ExpertPoolDesk, PerformActHandler],
    };
  }
}
