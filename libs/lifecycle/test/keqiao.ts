import { JsonObject } from '@tongjian/kernel';
import { Case, does, given } from './case.js';
import {
  allScored,
  approvedFor,
  award,
  CITY_PLAN,
  contracting,
  determine,
  implementing,
  PRICE_FEN,
  proposal,
  tender,
} from './kindergarten.js';

const THIRD = { weightNum: 1, weightDen: 3 };
/** Purchaser, beneficiaries and a third party score. */
export const DISTRICT_PLAN: JsonObject = {
  ...CITY_PLAN,
  indicators: [
    { code: 'care', name: '服务质量', party: 'thirdParty', ...THIRD },
    { code: 'content', name: '满意度', party: 'beneficiary', ...THIRD },
    { code: 'layer', name: '数量', party: 'purchaser', ...THIRD },
  ],
};
const ACCEPTANCE = { contract: '1', items: [{ item: 'kg', passed: true }], signatures: ['p_reviewer'] };

/** The same purchase, proposed in Keqiao with some changes, checked and reviewed there. */
export const reviewedInKeqiao = (changes: JsonObject = {}): Case =>
  given(
    does('purchaser.handler', '2020-04-14', 'ProposeProject', proposal({
      jurisdiction: '330603', district: '330603', serviceType: 'survey',
      catalogueItem: { code: 'B0107', name: '社会调查', category: 'socialManagement', benefitClass: 'auxiliary', inCentralCatalogue: false, edition: '2015' },
      ...changes,
    })),
    does('finance.general', '2020-04-14', 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2015' }], finding: '属于' }),
    does('finance.general', '2020-04-14', 'ConfirmBudgetLine', { line: 'L-1', year: 2020, availableFen: 160_000_000, documentNo: '1' }),
    does('finance.general', '2020-04-15', 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' }),
  ); // prettier-ignore

/** The same purchase as Keqiao orders it: qualification after the award. */
const qualifiedInKeqiao = (): Case =>
  reviewedInKeqiao().and(
    does('finance.general', '2020-04-16', 'CompleteLocalStep', { step: 'ExistingChannel', outcome: 'agreed', form: { channel: '部门预算' } }),
    approvedFor(160_000_000),
    does('finance.general', '2020-04-22', 'ApproveFunding', { amountFen: 160_000_000, line: 'L-1' }),
    ...tender.filter(({ act }) => act !== 'QualifySupplier'),
    award(PRICE_FEN),
    does('purchaser.reviewer', '2020-05-21', 'QualifySupplier', {
      lot: '1', supplier: 'b', stage: 'post', supplierType: 'enterprise', result: 'qualified', conditions: [{ code: 'licence', met: true, evidence: '许可' }],
    }),
  ); // prettier-ignore

/** With a contract drafted that asks for a bond. */
export const beforeBondInKeqiao = (): Case => qualifiedInKeqiao().and(...contracting().slice(0, 2));

export const signedInKeqiao = (terms: JsonObject = {}): Case => qualifiedInKeqiao().and(...contracting(terms));

/** Signed and performed; acceptance comes before the scores; it fails. */
export const failedInKeqiao = (terms: JsonObject = {}): Case =>
  signedInKeqiao(terms).and(
    ...implementing(DISTRICT_PLAN),
    does('purchaser.reviewer', '2021-06-01', 'ConductAcceptance', ACCEPTANCE),
    ...allScored(5000, DISTRICT_PLAN),
    determine,
  ); // prettier-ignore
