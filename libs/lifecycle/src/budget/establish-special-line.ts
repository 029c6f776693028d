import { act, at, event, P, say } from '../act/index.js';
import { code, fen, int, text, title } from '../schema/index.js';

const line = { line: code(), year: int(1990, 2200), purpose: text(), amountFen: fen(1), documentNo: title() };

export const SpecialLineEstablished = event({
  type: 'SpecialLineEstablished',
  scope: 'project',
  label: say('专项预算设立', 'Special line established'),
  act: 'EstablishSpecialLine',
  data: line,
});

/** 设立向社会组织购买服务专项财政预算: the line that the purchase is paid from (HB-18). */
export const establishSpecialLine = act({
  name: 'EstablishSpecialLine',
  scope: 'project',
  label: say('设立专项预算', 'Establish a special line'),
  addresses: [at(`${P}/budget/special-line`)],
  input: line,
  events: [SpecialLineEstablished],
  decide: (_, input) => [SpecialLineEstablished.of(input)],
});
