import { act, at, breach, broken, doFirst, event, P, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { id, int } from '../schema/index.js';
import { applicationsOf, inForce } from './places.js';

export const CallClosed = event({
  type: 'CallClosed',
  scope: 'project',
  label: say('申报截止', 'Call closed'),
  act: 'CloseCall',
  /** How many proposals are in force. */
  data: { callNo: id(), proposals: int(0) },
  apply: ({ calls }, { callNo }) => {
    const call = calls.get(callNo);
    if (call) call.closed = true;
  },
});

/** Closes a call when its time is over: from here on proposals are examined. */
export const closeCall = act({
  name: 'CloseCall',
  scope: 'project',
  label: say('申报截止', 'Close the call'),
  addresses: [at(`${P}/call/close`)],
  input: { callNo: id() },
  events: [CallClosed],
  standing: (dossier) => broken(someCallOpen(dossier)),
  invariants: ({ calls }, { callNo }, { at: now }) => {
    const call = calls.get(callNo);
    return broken(
      (!call || call.closed) &&
        breach('NoSuchCall', 'INV-19', [record('INV-19')], say('没有正在进行的此次申报', 'No such call is open'), {
          callNo,
          open: [...calls.values()].filter(({ closed }) => !closed).map((one) => one.callNo),
        }),
      call !== undefined &&
        !call.closed &&
        Date.parse(now) < Date.parse(call.closesAt) &&
        breach(
          'TooEarly',
          'INV-22',
          [record('INV-22')],
          say('申报期限尚未届满', 'The time to propose is not over yet'),
          { callNo, closesAt: call.closesAt, at: now },
          { kind: 'wait', until: call.closesAt },
        ),
    );
  },
  decide: (dossier, { callNo }) => [
    CallClosed.of({
      callNo,
      proposals: dossier.calls.get(callNo)!.lots.flatMap((lot) => inForce(applicationsOf(dossier, lot))).length,
    }),
  ],
});

const someCallOpen = ({ calls }: Dossier) =>
  [...calls.values()].every(({ closed }) => closed) &&
  breach(
    'NoCallOpen',
    'INV-19',
    [record('INV-19')],
    say('没有正在进行的申报', 'No call is open'),
    {},
    doFirst('OpenCall'),
  );
