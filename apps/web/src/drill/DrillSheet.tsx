import { useQuery, UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useLabel } from '../client/codes';
import { Query } from '../client/http';
import { ContributionRow } from '../client/project';
import { Answer } from '../client/types';
import { contributionsQuery, deltasQuery, titlesQuery, viewQuery } from '../client/queries';
import { sumOf } from '../board/sums';
import { unitFor, UnitChoice } from '../format/money';
import { usePlace } from '../routing/location';
import { Answered } from '../ui/Answered';
import { Sheet } from '../ui/Sheet';
import { DIMENSIONS, DRILL, MEASURES } from '../words/board';
import { useLanguage } from '../words/language';
import { Amount } from './Amount';
import { closeDrill, useDrilled } from './place';
import { DrillProject } from './DrillProject';
import './drill.css';

interface DrillProps {
  readonly view: string;
  readonly where: Query;
  readonly unit: UnitChoice;
}

/** The greatest parts are listed one by one, the rest as one sum. */
const LISTED = 200;

/** What makes an opened figure: its projects, and for each the events that changed it. */
export function DrillSheet({ view, where, unit: choice }: DrillProps) {
  const { say } = useLanguage();
  const label = useLabel();
  const drilled = useDrilled();
  const { search } = usePlace();
  const [open, setOpen] = useState<string>();
  const query = { ...where, ...drilled?.where };
  const { asOf } = where;
  // What stands now is read as it stands; what stood at a past moment is the sum of the changes up to it.
  const now = useQuery({
    ...contributionsQuery(view, query),
    enabled: drilled !== undefined && asOf === undefined,
  });
  const past = useQuery({
    ...deltasQuery(view, query),
    enabled: drilled !== undefined && asOf !== undefined,
  });
  const rows: Pick<
    UseQueryResult<Answer<readonly ContributionRow[]>>,
    'data' | 'error' | 'refetch' | 'isPending'
  > = asOf === undefined ? now : past;
  const titles = useQuery({ ...titlesQuery, enabled: drilled !== undefined && asOf !== undefined }).data;
  const cells = useQuery({ ...viewQuery(view, query), enabled: drilled !== undefined });
  if (!drilled) return null;
  const { measure } = drilled;
  const figure = sumOf(cells.data?.data ?? [])[measure] ?? 0;
  const unit = unitFor(choice, [figure]);
  const words = say(MEASURES[measure as keyof typeof MEASURES] ?? { zh: measure, en: measure });
  const titleOf = (key: string, parts: readonly ContributionRow[]) =>
    parts.find((row) => row.key === key)?.document?.title ?? titles?.get(key) ?? key;
  const place = Object.entries(drilled.where).map(
    ([dimension, value]) =>
      `${say(DIMENSIONS[dimension as keyof typeof DIMENSIONS])} ${label(LISTS[dimension] ?? dimension, value)}`,
  );
  return (
    <Sheet title={`${words} · ${say(DRILL.title)}`} onClose={() => closeDrill(search)}>
      <p className="drill-place">
        <span>{place.join(' · ')}</span>
        <b>
          <Amount measure={measure} value={figure} unit={unit} />
        </b>
      </p>
      <Answered query={rows} height="50vh">
        {({ data }) => {
          const parts = byProject(data, measure).filter(({ value }) => value !== 0);
          const sum = total(parts);
          return (
            <>
              <p className={sum === figure ? 'tag ok' : 'tag warn'}>
                {say(DRILL.sum)} {sum === figure ? say(DRILL.equal) : say(DRILL.differs)}
              </p>
              <ul className="drill-list">
                {parts.slice(0, LISTED).map(({ key, value }) => (
                  <DrillProject
                    key={key}
                    {...{ view, project: key, title: titleOf(key, data), value, figure, measure, unit, where: query }}
                    open={open === key}
                    onToggle={() => setOpen(open === key ? undefined : key)}
                  />
                ))}
              </ul>
              {parts.length > LISTED && (
                <p className="state">
                  {say(DRILL.rest(parts.length - LISTED))}{' '}
                  <Amount measure={measure} value={total(parts.slice(LISTED))} unit={unit} />
                </p>
              )}
            </>
          );
        }}
      </Answered>
    </Sheet>
  );
}

const total = (parts: readonly { readonly value: number }[]) => parts.reduce((sum, { value }) => sum + value, 0);

/** The code list of each dimension. */
const LISTS: Readonly<Record<string, string>> = {
  district: 'districts',
  jurisdiction: 'jurisdictions',
  stage: 'stages',
  category: 'categories',
  method: 'methods',
};

function byProject(rows: readonly ContributionRow[], measure: string): readonly { key: string; value: number }[] {
  const sums = new Map<string, number>();
  for (const { key, measures } of rows) sums.set(key, (sums.get(key) ?? 0) + (measures[measure] ?? 0));
  return [...sums].map(([key, value]) => ({ key, value })).sort((a, b) => b.value - a.value);
}
