import { bool, code, fen, int, list, oneOf, optional, record, region, text, title } from '../schema/index.js';

/** What a purchasing body is by its establishment and funding (INV-23, NR-04, NR-05). */
export const PURCHASER_TYPES = [
  'stateOrgan',
  /** Organs of parties, of the CPPCC and of democratic parties, which purchase by reference to the rules for state organs. */
  'partyOrgan',
  /** An institution with administrative functions (承担行政职能的事业单位). */
  'administrativeInstitution',
  /** With administrative posts (使用行政编制的群团组织). */
  'massOrganisation',
  /** With institution posts and fiscal funding (使用事业编制且由财政拨款保障的群团组织). */
  'fundedMassOrganisation',
  'classOneInstitution',
  'classTwoInstitution',
  'other',
] as const;

/** What a purchaser proposes; a revision gives any part of it anew. */
export const proposalFields = {
  title: title(),
  jurisdiction: region(),
  district: region(),
  purchaser: code(),
  /** Which types may purchase is dated law: the floor's and the pack's (INV-23). */
  purchaserType: optional(oneOf(...PURCHASER_TYPES)),
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
