import { Inject, Injectable } from '@nestjs/common';
import { dutiesOf } from '@tongjian/lifecycle';
import { Calendar } from '@tongjian/money-time';
import { deadlines } from '@tongjian/projections';
import { ProjectDesk } from '../command/project-desk.js';
import { type House, HOUSE } from '../house.js';
import { isOpen } from '../reads/deadlines/project-duties.js';

/** A duty that is open and would be due on another day, or no longer provisionally. */
export interface MovedDuty {
  readonly project: string;
  readonly duty: string;
  readonly rule: string;
  readonly act: string;
  readonly from?: { readonly date: string; readonly provisional: boolean };
  readonly to?: { readonly date: string; readonly provisional: boolean };
}

const AT_ONCE = 500;

/** Which open duties another calendar moves. */
@Injectable()
export class MovedDuties {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly desk: ProjectDesk,
  ) {}

  async by(calendar: Calendar): Promise<readonly MovedDuty[]> {
    const moved: MovedDuty[] = [];
    for (const project of await this.projectsWithOpenDuties()) moved.push(...(await this.ofProject(project, calendar)));
    return moved;
  }

  private async ofProject(project: string, calendar: Calendar): Promise<readonly MovedDuty[]> {
    const { shelf, calendars, clock } = this.house;
    const known = await this.desk.load(project);
    if (!known) return [];
    const at = clock.now();
    const after = new Map(dutiesOf(known.state, { shelf, calendar, at }).map((duty) => [duty.id, duty]));
    return dutiesOf(known.state, { shelf, calendar: calendars.calendar, at })
      .filter(isOpen)
      .flatMap(({ id, rule, act, due }) => {
        const then = after.get(id)?.due;
        if (due?.date === then?.date && due?.provisional === then?.provisional) return [];
        return [
          { project, duty: id, rule, act, ...(due ? { from: shown(due) } : {}), ...(then ? { to: shown(then) } : {}) },
        ];
      });
  }

  private async projectsWithOpenDuties(): Promise<ReadonlySet<string>> {
    const { models } = this.house;
    const ref = await models.active(deadlines.name);
    const projects = new Set<string>();
    for (let cursor: string | undefined, more = ref !== undefined; more && ref;) {
      const page = await models.find(ref, {
        where: [{ field: 'open', equals: true }],
        limit: AT_ONCE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { document } of page.items) projects.add(String(document['project']));
      cursor = page.next;
      more = cursor !== undefined;
    }
    return projects;
  }
}

const shown = ({ date, provisional }: { readonly date: string; readonly provisional: boolean }) => ({
  date,
  provisional,
});
