export { dutiesOf, type DutiesAsked } from './duties-of.js';
export { DUTY_EVENTS, dutyStream, type DutyEventType, type DutyTold } from './events.js';
export { recordedDuties, type RecordedDuties } from './recorded.js';
export { turningPoints, type TurningPoints } from './turning-points.js';
