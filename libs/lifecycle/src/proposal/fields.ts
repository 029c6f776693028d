import { bool, code, fen, int, list, oneOf, optional, record, region, text, title } from '../schema/index.js';

/** What a purchaser proposes; a revision gives any part of it anew. */
export const proposalFields = {
  title: title(),
  jurisdiction: region(),
  district: region(),
  purchaser: code(),
  mode: oneOf('procurement', 'selfOrganised', 'application'),
  serviceType: optional(code()),
  catalogueItem: record({
    code: code(),
    name: title(),
    category: code(),
    benefitClass: oneOf('public', 'auxiliary'),
    inCentralCatalogue: bool(),
    edition: title(),
  }),
  budgetFen: fen(1),
  budgetLine: record({ code: code(), year: int(1990, 2200) }),
  fundingSources: list(record({ source: title(), amountFen: fen() }), 1, 50),
  flags: record({
    newItem: bool(),
    functionTransfer: bool(),
    adHoc: bool(),
    majorProject: bool(),
    majorLivelihood: bool(),
    pilot: bool(),
  }),
  items: optional(list(record({ code: code(), name: title() }), 0, 500)),
};

/** Where the procedure stands that judges the project: fixed when proposed, never looked up again. */
export const pinnedProcedure = record({
  id: code(),
  version: code(),
  hash: text(100),
  parts: list(record({ id: code(), version: code(), hash: text(100) }), 0, 20),
});
