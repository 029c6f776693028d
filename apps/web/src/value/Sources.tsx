import { Source } from '../client/types';

/** Instruments and articles, one a line. */
export function Sources({ of }: { readonly of: readonly Source[] }) {
  return (
    <ul className="sources">
      {of.map(({ instrument, article, mark }) => (
        <li key={`${instrument}${article ?? ''}`}>
          {instrument}
          {article && ` ${/^\d+$/.test(article) ? `第${article}条` : article}`}
          {mark && <span className="muted"> [{mark}]</span>}
        </li>
      ))}
    </ul>
  );
}
