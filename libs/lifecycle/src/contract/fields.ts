import { bool, code, date, fen, id, int, list, oneOf, optional, record, title } from '../schema/index.js';

/** One payment that the contract promises, and what it waits for. */
export const instalments = (minItems: number) =>
  list(
    record({
      instalment: id(),
      amountFen: fen(),
      condition: oneOf('milestone', 'acceptance', 'evaluation', 'prepayment'),
      final: bool(),
      dueOn: optional(date()),
    }),
    minItems,
    100,
  );

/** By law a bond comes in any form but cash; `cash` can be named so that its refusal can cite the rule. */
export const bondForm = oneOf('cheque', 'draft', 'promissoryNote', 'transfer', 'guarantee', 'insurance', 'cash');

/** What purchaser and supplier agree. Money in fen, scores in hundredths of a point. */
export const terms = {
  supplier: code(),
  priceFen: fen(),
  templateVersion: optional(title()),
  /** The core of the service is not subcontracted (INV-41). */
  items: list(record({ code: code(), name: title(), core: optional(bool()) }), 1, 500),
  startsOn: optional(date()),
  termMonths: int(1, 120),
  /** For a term above one year: the budget is assured, and the four conditions of 102号令 24. */
  multiYear: optional(
    record({
      budgetAssured: bool(),
      contentFixed: bool(),
      continuous: bool(),
      fundingStable: bool(),
      priceStable: bool(),
    }),
  ),
  smallEnterprise: bool(),
  schedule: instalments(1),
  /** Days in which the purchaser pays what is due; the law's where left out (NR-38). */
  paymentDays: optional(int(0, 365)),
  /** Interest on late payment in hundredths of a percent a year; the law's rate where left out (NR-38). */
  lateRateHundredths: optional(int(0, 10000)),
  bondFen: fen(),
  bondForm: optional(bondForm),
  /** The contract ends by notice when its evaluation fails (CD-36). */
  terminateOnFail: bool(),
  /** Days in which the supplier may contest a termination. */
  contestDays: int(0, 365),
  /** What share of a result-linked instalment a score earns. */
  scoreBands: optional(
    list(record({ fromHundredths: int(0, 10000), toHundredths: int(0, 10000), payNum: int(0), payDen: int(1) }), 0, 50),
  ),
};
