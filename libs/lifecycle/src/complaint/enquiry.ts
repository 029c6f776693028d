import { act, at, broken, event, say, T } from '../act/index.js';
import { code, text } from '../schema/index.js';
import { disputeIs, speaksForItself } from './conditions.js';
import { caseKeyOf, disputeAt } from './dispute.js';

const question = { enquirer: code(), question: text() };

export const EnquiryRaised = event({
  type: 'EnquiryRaised',
  scope: 'case',
  label: say('提出询问', 'Enquiry raised'),
  act: 'RaiseEnquiry',
  data: question,
  apply: ({ cases }, { enquirer, ...data }, { meta }) =>
    void cases.set(caseKeyOf(data), {
      kind: 'enquiry',
      ...(data.lot ? { lot: data.lot } : {}),
      by: enquirer,
      matters: [],
      at: meta.occurredAt,
      state: 'open',
    }),
});

/** A supplier asks about the procurement; the answer is due within three working days (政府采购法 51, 实施条例 52). */
export const raiseEnquiry = act({
  name: 'RaiseEnquiry',
  scope: 'case',
  under: ['lot'],
  opensKey: true,
  label: say('提出询问', 'Raise an enquiry'),
  addresses: [at(`${T}/enquiries`)],
  input: question,
  events: [EnquiryRaised],
  invariants: (_, { enquirer }, occasion) => broken(speaksForItself(occasion, enquirer)),
  decide: (_, input) => [EnquiryRaised.of(input)],
});

export const EnquiryAnswered = event({
  type: 'EnquiryAnswered',
  scope: 'case',
  label: say('答复询问', 'Enquiry answered'),
  act: 'AnswerEnquiry',
  data: { answer: text() },
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) dispute.state = 'answered';
  },
});

/** The purchaser or its agency answers, without trade secrets (政府采购法 51). */
export const answerEnquiry = act({
  name: 'AnswerEnquiry',
  scope: 'case',
  under: ['lot'],
  label: say('答复询问', 'Answer an enquiry'),
  addresses: [at(`${T}/enquiries/{case}/answer`)],
  input: { answer: text() },
  events: [EnquiryAnswered],
  standing: (dossier, parts) => broken(disputeIs(dossier, parts, 'enquiry', 'open')),
  decide: (_, input) => [EnquiryAnswered.of(input)],
});
