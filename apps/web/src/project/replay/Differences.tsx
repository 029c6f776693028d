import { useEffect, useRef } from 'react';
import { Difference, isChanged } from '../../value/flatten';
import { useValueWords } from '../../value/words';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';

/** A document by its parts, with what changed marked; the first change is brought into sight. */
export function Differences({ rows }: { readonly rows: readonly Difference[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What changed must be in sight; what stays the same need not.
    const [first] = box.current?.getElementsByClassName('changed') ?? [];
    if (box.current) box.current.scrollTop = first ? (first as HTMLElement).offsetTop - box.current.offsetTop - 60 : 0;
  }, [rows]);
  const { say } = useLanguage();
  const { nameOf, pathOf, valueOf } = useValueWords();
  const sections = new Map<string, Difference[]>();
  for (const row of rows) {
    const section = row.path.length > 1 ? row.path[0]! : '';
    sections.set(section, [...(sections.get(section) ?? []), row]);
  }
  return (
    <div ref={box} className="state-rows" role="group" aria-label={say(REPLAY.state)} tabIndex={0}>
      {[...sections].map(([section, list]) => (
        <section key={section} aria-label={section ? nameOf(section) : undefined}>
          {section && <h3>{nameOf(section)}</h3>}
          <dl>
            {list.map((row, place) => {
              const path = row.path.slice(section ? 1 : 0);
              const field = row.path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
              const changed = isChanged(row);
              // The name of a list stands once, before its first value.
              const repeated = row.member && !changed && list[place - 1]?.path.join('.') === row.path.join('.');
              return (
                <div
                  key={row.path.join('.') + (row.member ? String(row.after ?? row.before) : '')}
                  className={changed ? 'changed' : undefined}
                >
                  <dt>
                    <span className={repeated ? 'hidden-text' : undefined}>{pathOf(path)}</span>
                  </dt>
                  <dd>
                    {row.after === undefined ? (
                      <del>{valueOf(field, row.before!)}</del>
                    ) : (
                      <span>{valueOf(field, row.after)}</span>
                    )}
                    {changed && row.after !== undefined && row.before !== undefined && (
                      <small>
                        {say(REPLAY.was)} {valueOf(field, row.before)}
                        {wayOf(row)}
                      </small>
                    )}
                    {changed && row.before === undefined && <small>{say(REPLAY.added)}</small>}
                    {row.after === undefined && <small>{say(REPLAY.removed)}</small>}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}

const wayOf = ({ before, after }: Difference): string =>
  typeof before === 'number' && typeof after === 'number' ? (after > before ? ' ▲' : ' ▼') : '';
