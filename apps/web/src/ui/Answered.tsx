import { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { ReactNode, useEffect, useState } from 'react';
import { ProblemError, problemOf } from '../client/problem';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';

interface AnsweredProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch' | 'isPending'>;
  readonly children: (data: T) => ReactNode;
  /** Kept free while loading, so that nothing jumps (CSS length). */
  readonly height?: string;
}

/** The states of an answer: loading, still loading, failed (old data stay), there. */
export function Answered<T>({ query, children, height }: AnsweredProps<T>) {
  const { data, error, refetch } = query;
  return (
    <>
      {error && <Failed error={error} onRetry={() => void refetch()} stale={data !== undefined} />}
      {data !== undefined ? children(data) : !error && <Waiting height={height} />}
    </>
  );
}

function Waiting({ height }: { readonly height: string | undefined }) {
  const { say } = useLanguage();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [200, 3000].map((ms, at) => setTimeout(() => setWaited(at + 1), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className="state" role="status" style={{ minHeight: height }}>
      {waited === 1 ? say(COMMON.loading) : waited === 2 ? say(COMMON.stillLoading) : ' '}
    </div>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Older data are still on the screen. */
  readonly stale?: boolean;
}

export function Failed({ error, onRetry, stale }: FailedProps) {
  const { say } = useLanguage();
  const problem = problemOf(error);
  const title =
    error instanceof ProblemError && problem.status === 0
      ? say(COMMON.unreachable)
      : problem.status === 403
        ? say(COMMON.notAllowed)
        : problem.text
          ? say(problem.text)
          : say(COMMON.failed);
  return (
    <div className="notice bad" role="alert">
      <strong>{title}</strong>
      <span>{problem.status === 0 ? (stale ? say(COMMON.unreachableHint) : '') : problem.detail}</span>
      {problem.trace && (
        <span className="muted">
          {say(COMMON.trace)} <code>{problem.trace}</code>
        </span>
      )}
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {say(COMMON.retry)}
        </Button>
      )}
    </div>
  );
}
