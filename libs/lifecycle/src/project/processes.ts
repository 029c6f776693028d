import { DurableProcess } from '@tongjian/kernel';
import { suspensionProcess } from '../complaint/index.js';
import { latePaymentProcess } from '../late-payment/index.js';
import { breachProcess } from '../performance/index.js';
import { terminationProcess } from '../termination/index.js';

/** Everything that follows by itself. Each process only ever sees states that it made itself. */
export const PROCESSES = [
  terminationProcess,
  latePaymentProcess,
  breachProcess,
  suspensionProcess,
] as unknown as readonly DurableProcess<unknown>[];
