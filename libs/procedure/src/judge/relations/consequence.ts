import { ConsequenceBody } from '../../definition/index.js';
import { amongKeys, relatedKeys } from '../../marking/index.js';
import { Scope } from '../../types.js';
import { Ask, failing, holding } from '../scene.js';

/** What a durable process does because something happened: the latest such occurrence must have a named outcome. */
export const askConsequence =
  ({ on }: ConsequenceBody, onScope: Scope, outcomes: ReadonlySet<string>): Ask =>
  ({ marking, intent, scope }) => {
    const cause = amongKeys(marking, on, relatedKeys(marking, intent.key, scope, onScope, intent.links));
    if (cause && outcomes.has(cause.outcome)) return holding({ on, at: cause.at });
    return failing({ on }, { kind: 'act', act: on, outcomes: [...outcomes] });
  };
