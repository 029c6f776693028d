import { act, at, broken, event, P, say } from '../act/index.js';
import { text, title } from '../schema/index.js';
import { announced, collecting, hear } from './in-window.js';

/** `consentRef`: where the consent of who spoke is kept; the person is not named here. */
const interview = { place: title(), theme: title(), digest: text(), consentRef: title() };

export const NeedsInterviewRecorded = event({
  type: 'NeedsInterviewRecorded',
  scope: 'project',
  label: say('口述史访谈', 'Needs interview recorded'),
  act: 'RecordNeedsInterview',
  data: interview,
  apply: (dossier) => hear(dossier, 'oralHistory'),
});

/** 社区“口述史”: what residents tell of their place (CD-27). */
export const recordNeedsInterview = act({
  name: 'RecordNeedsInterview',
  scope: 'project',
  label: say('登记口述史访谈', 'Record an oral-history interview'),
  addresses: [at(`${P}/needs/interviews`)],
  input: interview,
  events: [NeedsInterviewRecorded],
  standing: (dossier, _, { at: now }) => broken(collecting(dossier, now)),
  invariants: (dossier) => announced(dossier, 'oralHistory'),
  decide: (_, input) => [NeedsInterviewRecorded.of(input)],
});
