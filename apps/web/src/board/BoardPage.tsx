import { useQuery } from '@tanstack/react-query';
import { useTitle } from '../app/useTitle';
import { viewQuery } from '../client/queries';
import { Answered } from '../ui/Answered';
import { AtLine } from '../ui/AtLine';
import { Panel } from '../ui/Panel';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';
import { AlarmPanel } from './AlarmPanel';
import { BoardTools } from './BoardTools';
import { DrillSheet } from '../drill/DrillSheet';
import { Feed } from './Feed';
import { Frozen } from './Frozen';
import { Matrix } from './Matrix';
import { MoneyLine } from './MoneyLine';
import { useView, whereOf } from './moment';
import './board.css';

/** R03: where projects and money stand, live or as of a moment; every figure opens what makes it. */
export default function BoardPage() {
  const { say } = useLanguage();
  const view = useView();
  const query = useQuery(
    viewQuery('finance-board', { ...whereOf(view), groupBy: ['jurisdiction', 'district', 'stage', 'sample'] }),
  );
  // Another choice of figures is no movement of them: it begins afresh.
  const shown = JSON.stringify([view.sample, view.jurisdiction, view.asOf, view.measure, query.isPlaceholderData]);
  useTitle(say(BOARD.title));
  return (
    <>
      <div className="page-head">
        <h1>{say(BOARD.title)}</h1>
        <BoardTools view={view} />
      </div>
      <Frozen asOf={view.asOf} at={query.data?.at} />
      <Answered query={query} height="70vh">
        {({ data, at }) => (
          <>
            <MoneyLine key={shown} cells={data} view={view} />
            <div className="board-grid">
              <div>
                <Panel title={say(BOARD.matrix)} hint={say(BOARD.matrixHint)} className="matrix-panel">
                  <Matrix key={shown} cells={data} view={view} />
                </Panel>
                <AlarmPanel view={view} />
              </div>
              <Feed frozen={view.asOf !== undefined} />
            </div>
            <AtLine at={at} />
            <DrillSheet view="finance-board" where={whereOf(view)} unit={view.unit} />
          </>
        )}
      </Answered>
    </>
  );
}
