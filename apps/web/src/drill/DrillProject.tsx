import { useId } from 'react';
import { Link } from '../routing/Link';
import { DRILL } from '../words/board';
import { useLanguage } from '../words/language';
import { Amount } from './Amount';
import { EventChanges, EventChangesProps } from './EventChanges';
import { Part } from './Part';

interface DrillProjectProps extends EventChangesProps {
  readonly title: string;
  readonly value: number;
  /** The figure that the project is a part of. */
  readonly figure: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One project's part of a figure; opened, the events that changed it, with the running sum. */
export function DrillProject({ title, value, figure, open, onToggle, ...changes }: DrillProjectProps) {
  const { say } = useLanguage();
  const id = useId();
  const { project, measure, unit } = changes;
  return (
    <li>
      <div className="drill-row">
        <Link href={`/projects/${project}`}>{title}</Link>
        <b>
          <Amount measure={measure} value={value} unit={unit} />
        </b>
        <button
          type="button"
          className="plain drill-open"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={onToggle}
        >
          {say(open ? DRILL.hideEvents : DRILL.showEvents)}
          <span className="hidden-text"> {title}</span>
        </button>
        <Part of={figure} value={value} />
      </div>
      {open && (
        <div id={id}>
          <EventChanges {...changes} />
        </div>
      )}
    </li>
  );
}
