import { ReactNode, useId } from 'react';

interface PanelProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly tools?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, hint, tools, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={className ? `panel ${className}` : 'panel'} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint && <p>{hint}</p>}
        {tools}
      </header>
      {children}
    </section>
  );
}
