import { Procedure } from '../compiled/procedure.js';
import { standingStage } from './standing-stage.js';

const stage = (code: string, ...acts: string[]) => ({ code, acts });
const procedure = {
  stages: [stage('S01', 'Propose'), stage('S11', 'SignContract', 'AmendContract'), stage('S17', 'RequestPayment')],
} as unknown as Procedure;

describe('the stage at which a project stands', () => {
  it("is the act's own while it is open, though earlier ones are open too", () => {
    expect(standingStage(procedure, 'RequestPayment', ['S11', 'S17'])).toBe('S17');
  });

  it('is the next open one when the act closed its own', () => {
    expect(standingStage(procedure, 'Propose', ['S11', 'S17'])).toBe('S11');
  });

  it('is the first open one when nothing after the act is open', () => {
    expect(standingStage(procedure, 'RequestPayment', ['S11'])).toBe('S11');
  });

  it('is unknown for an act of no stage, and when none is open', () => {
    expect(standingStage(procedure, 'CorrectAct', ['S11'])).toBeUndefined();
    expect(standingStage(procedure, 'RequestPayment', [])).toBeUndefined();
  });
});
