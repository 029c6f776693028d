import { Inject, Injectable } from '@nestjs/common';
import { Rollup } from '@tongjian/kernel';
import { CellQuery } from '@tongjian/read-models';
import { Caller } from '../../access/caller.js';
import { reaches } from '@tongjian/registry';
import { VIEWS } from '../../hosting/projections.js';
import { type House, HOUSE } from '../../house.js';
import { answer } from '../../problem/index.js';
import { Parameters, several } from '../parameters.js';
import { ProjectModel } from '../project-model.js';

/** Which cells of a view a caller asks for, and may see. */
@Injectable()
export class ViewSelection {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly model: ProjectModel,
  ) {}

  /** @throws ProblemAnswer where there is no such view */
  view(name: string): Rollup {
    const found = VIEWS.get(name);
    if (!found) throw answer('not-found', `there is no view ${name}; there are ${[...VIEWS.keys()].join(', ')}`);
    return found;
  }

  /** Dimensions to group by. */
  groupBy({ dimensions }: Rollup, parameters: Parameters): readonly string[] | undefined {
    if (parameters['groupBy'] === undefined) return undefined;
    const wanted = several(parameters, 'groupBy');
    const unknown = wanted.find((dimension) => !dimensions.includes(dimension));
    if (unknown !== undefined)
      throw answer('bad-query', `groupBy is any of ${dimensions.join(', ')}`, { parameter: 'groupBy', got: unknown });
    return wanted;
  }

  /** Coordinates that must match: those asked for, within the caller's regions. */
  async where(caller: Caller, rollup: Rollup, parameters: Parameters): Promise<NonNullable<CellQuery['where']>> {
    const asked: Record<string, readonly string[]> = {};
    for (const dimension of rollup.dimensions)
      if (parameters[dimension] !== undefined) asked[dimension] = coordinates(parameters, dimension);
    const region =
      rollup.dimensions.find((dimension) => dimension === 'jurisdiction') ??
      rollup.dimensions.find((d) => d === 'district');
    if (region === undefined || caller.grants.some(({ jurisdiction }) => jurisdiction === 'root')) return asked;
    const { items } = await this.house.models.cells(await this.model.ref(), { rollup: rollup.name, groupBy: [region] });
    const seen = items
      .map(({ cell }) => cell[region]!)
      .filter((code) => caller.grants.some((grant) => reaches(grant.jurisdiction, code)));
    return { ...asked, [region]: seen.filter((code) => asked[region]?.includes(code) ?? true) };
  }
}

/** Every value given; an empty one asks for the cells without that coordinate. */
const coordinates = (parameters: Parameters, name: string): readonly string[] => [parameters[name] ?? []].flat();
