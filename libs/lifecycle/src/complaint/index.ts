import { fileLitigation, receivePublicTip, requestReconsideration, resolvePublicTip } from './afterwards.js';
import { answerChallenge, withdrawChallenge } from './answer-challenge.js';
import { carryOutRemedy } from './carry-out-remedy.js';
import {
  acceptComplaint,
  correctComplaint,
  fileComplaint,
  refuseComplaint,
  requestComplaintCorrection,
} from './complaint.js';
import { decideComplaint, orderComplaintTest, reportComplaintTest, withdrawComplaint } from './decide-complaint.js';
import { answerEnquiry, raiseEnquiry } from './enquiry.js';
import { lodgeChallenge } from './lodge-challenge.js';
import { holdSigning, releaseSigning } from './signing-hold.js';
import { liftSuspension, suspendProcurement } from './suspension.js';

export * from './afterwards.js';
export * from './answer-challenge.js';
export * from './carry-out-remedy.js';
export * from './complaint.js';
export * from './decide-complaint.js';
export * from './enquiry.js';
export * from './facts.js';
export * from './lodge-challenge.js';
export * from './signing-hold.js';
export * from './suspension.js';
export { suspensionProcess, type SuspensionWatch } from './suspension-process.js';

export const complaintActs = [
  raiseEnquiry,
  answerEnquiry,
  lodgeChallenge,
  answerChallenge,
  withdrawChallenge,
  holdSigning,
  releaseSigning,
  fileComplaint,
  requestComplaintCorrection,
  correctComplaint,
  acceptComplaint,
  refuseComplaint,
  suspendProcurement,
  liftSuspension,
  orderComplaintTest,
  reportComplaintTest,
  decideComplaint,
  withdrawComplaint,
  carryOutRemedy,
  requestReconsideration,
  fileLitigation,
  receivePublicTip,
  resolvePublicTip,
] as const;
