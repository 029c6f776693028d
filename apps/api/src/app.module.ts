import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangeAccessHandler } from './access/change-access.js';
import { AccessGuard } from './access/guard.js';
import { Operating } from './access/operating.js';
import { PeopleController } from './access/people.controller.js';
import { SignInController } from './access/sign-in.controller.js';
import { TotalAuthorization } from './access/total.js';
import { ActDesk } from './acts/act-desk.js';
import { actsController } from './acts/acts.controller.js';
import { Answering } from './acts/answering.js';
import { ActRoute } from './acts/route.js';
import { AdminController } from './admin/admin.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { MovedDuties } from './calendar/moved-duties.js';
import { PerformActHandler } from './command/perform-act.handler.js';
import { ProjectDesk } from './command/project-desk.js';
import { ExpertsController } from './experts/experts.controller.js';
import { GetPanelEvidenceHandler } from './experts/panel-evidence.js';
import { ExpertPoolDesk } from './experts/pool-desk.js';
import { DocumentRights } from './files/document-rights.js';
import { FilesController } from './files/files.controller.js';
import { HealthController } from './health/health.controller.js';
import { type House, HOUSE } from './house.js';
import { LiveController } from './live/live.controller.js';
import { openApiController } from './openapi/openapi.controller.js';
import { ProblemFilter } from './problem/index.js';
import { Answers } from './reads/answer.js';
import { DeadlinesController } from './reads/deadlines/deadlines.controller.js';
import { ListDeadlinesHandler } from './reads/deadlines/list-deadlines.js';
import { GetProjectDutiesHandler } from './reads/deadlines/project-duties.js';
import { ProjectModel } from './reads/project-model.js';
import { GetAllowedActionsHandler } from './reads/project/allowed-actions.js';
import { GetProjectHandler } from './reads/project/get-project.js';
import { ListProjectsHandler } from './reads/project/list-projects.js';
import { ProjectHistoryHandler } from './reads/project/project-history.js';
import { ProjectsController } from './reads/project/projects.controller.js';
import { GetStateAfterHandler } from './reads/project/state-after.js';
import { CommandFinder } from './reads/reference/command-finder.js';
import { ReferenceController } from './reads/reference/reference.controller.js';
import { GetProcedureHandler, GetReceiptHandler, ListProceduresHandler } from './reads/reference/reference.queries.js';
import { GetViewCellsHandler } from './reads/view/view-cells.js';
import { GetViewDeltasHandler } from './reads/view/view-deltas.js';
import { GetViewPartsHandler } from './reads/view/view-parts.js';
import { ViewSelection } from './reads/view/view-selection.js';
import { ViewsController } from './reads/view/views.controller.js';

const commands = [PerformActHandler, ChangeAccessHandler];
const queries = [
  ListProjectsHandler,
  GetProjectHandler,
  ProjectHistoryHandler,
  GetStateAfterHandler,
  GetAllowedActionsHandler,
  GetViewCellsHandler,
  GetViewPartsHandler,
  GetViewDeltasHandler,
  ListDeadlinesHandler,
  GetProjectDutiesHandler,
  GetReceiptHandler,
  ListProceduresHandler,
  GetProcedureHandler,
  GetPanelEvidenceHandler,
];
const desks = [
  ProjectDesk,
  ExpertPoolDesk,
  DocumentRights,
  ActDesk,
  Answering,
  Operating,
  Answers,
  ProjectModel,
  ViewSelection,
  CommandFinder,
  MovedDuties,
];

/** Everything that answers requests, on an opened house. */
@Module({})
export class AppModule {
  static on(house: House, routes: readonly ActRoute[]): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      controllers: [
        actsController(routes),
        ProjectsController,
        ViewsController,
        DeadlinesController,
        CalendarController,
        LiveController,
        ReferenceController,
        FilesController,
        SignInController,
        PeopleController,
        ExpertsController,
        AdminController,
        HealthController,
        openApiController(routes),
      ],
      providers: [
        { provide: HOUSE, useValue: house },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        TotalAuthorization,
        ...desks,
        ...commands,
        ...queries,
      ],
    };
  }
}
