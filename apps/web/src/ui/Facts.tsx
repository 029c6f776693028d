import { Fragment, ReactNode } from 'react';
import './facts.css';

/** Pairs of name and value; what is undefined is left out. */
export function Facts({
  of,
  wide,
}: {
  readonly of: readonly (readonly [name: string, value: ReactNode])[];
  readonly wide?: boolean;
}) {
  const given = of.filter(([, value]) => value !== undefined && value !== '');
  return (
    <dl className={wide ? 'facts wide' : 'facts'}>
      {given.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
