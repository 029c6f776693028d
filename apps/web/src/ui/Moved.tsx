import { ReactNode, useEffect, useRef, useState } from 'react';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';
import './moved.css';

const SHOWN_MS = 1600;

/** Outlines a figure for a moment after it moved, and says which way. The space for the mark is always kept. */
export function Moved({
  value,
  children,
  className,
}: {
  readonly value: number;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const { say } = useLanguage();
  const before = useRef(value);
  const [way, setWay] = useState<'up' | 'down'>();
  useEffect(() => {
    if (before.current === value) return;
    setWay(value > before.current ? 'up' : 'down');
    before.current = value;
    const timer = setTimeout(() => setWay(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <span className={`moved ${className ?? ''} ${way ? `moved-${way}` : ''}`}>
      {children}
      <i>{way ? `${way === 'up' ? '▲' : '▼'}${say(BOARD[way])}` : ''}</i>
    </span>
  );
}
