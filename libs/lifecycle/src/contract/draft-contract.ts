import { act, at, Breach, breach, broken, event, Fact, P, procurementLaw, record, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { contractOf, openLots } from '../dossier-access.js';
import { DataOf, id } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';
import { agreesWithAward } from './award-match.js';
import { bandsInOrder } from './score-bands.js';
import { terms } from './fields.js';
import { prepaidShare, scheduleAddsUp } from './schedule.js';
import { supplierQualified } from './supplier-qualified.js';
import { payingFacts } from './paying-facts.js';
import { fourConditions } from './term.js';

type Terms = DataOf<typeof terms>;

export const ContractDrafted = event({
  type: 'ContractDrafted',
  scope: 'contract',
  label: say('拟定合同', 'Contract drafted'),
  act: 'DraftContract',
  data: terms,
  apply: (dossier, { lot, contract, multiYear, items, scoreBands = [], ...data }) => {
    const { supplier, priceFen, termMonths, smallEnterprise, schedule, bondFen, terminateOnFail, contestDays } = data;
    const drafted = contractOf(dossier, { lot, contract });
    drafted.performance.coreItems = items.filter(({ core }) => core === true).map(({ code }) => code);
    Object.assign(drafted, {
      supplier,
      priceFen,
      termMonths,
      fourConditions: fourConditions(multiYear),
      smallEnterprise,
      schedule,
      items: items.map(({ code }) => code),
      bondFen,
      ...(data.bondForm ? { bondForm: data.bondForm } : {}),
      terminateOnFail,
      contestDays,
      scoreBands,
      payingTerms: payingTerms(data),
    });
  },
});

const payingTerms = ({ paymentDays, lateRateHundredths }: Pick<Terms, 'paymentDays' | 'lateRateHundredths'>) => ({
  ...(paymentDays === undefined ? {} : { paymentDays }),
  ...(lateRateHundredths === undefined ? {} : { lateRateHundredths }),
});

/** Drafts a contract on the terms of the award. The limits of the law on term and bond are the floor's. */
export const draftContract = act({
  name: 'DraftContract',
  scope: 'contract',
  label: say('拟定合同', 'Draft a contract'),
  addresses: [at(`${P}/contracts`)],
  opensKey: true,
  input: { lot: id(), ...terms },
  events: [ContractDrafted],
  facts: (_, input) => ({
    contract: {
      amountFen: input.priceFen,
      bondFen: input.bondFen,
      bondForm: input.bondForm ?? '',
      termMonths: input.termMonths,
      fourConditions: fourConditions(input.multiYear),
      smallEnterprise: input.smallEnterprise,
      terminateOnFail: input.terminateOnFail,
      prepaidShare: prepaidShare(input.schedule, input.priceFen),
      amendedFen: 0,
      ...payingFacts(payingTerms(input)),
    },
  }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'awarded')),
  invariants: (dossier, input) =>
    broken(
      freshId(dossier, input.contract),
      agreesWithAward(dossier, input.lot, input),
      supplierQualified(dossier, input.lot, input.supplier),
      coversLot(dossier, input.lot, input),
      scheduleAddsUp(input.schedule, input.priceFen),
      bandsInOrder(input.scoreBands ?? []),
    ),
  decide: (_, { lot: _lot, contract: _contract, ...data }): readonly [Fact] => [ContractDrafted.of(data)],
});

const freshId = (dossier: Dossier, contract: string) =>
  dossier.contracts.has(contract) &&
  breach(
    'ContractKnown',
    'INV-19',
    [record('INV-19')],
    say('合同编号已使用', 'A contract of that number exists already'),
    { contract },
    state('为合同另取编号', 'Give the contract a number of its own'),
  );

/** What the lot was tendered for stands in the contract; of an only lot that names no items, the whole requirement (INV-25, CD-28). */
function coversLot(dossier: Dossier, lotId: string, { items }: Terms): Breach | false {
  const agreed = new Set(items.map(({ code }) => code));
  const only = openLots(dossier).length === 1 ? dossier.requirementItems : undefined;
  const missing = (dossier.lots.get(lotId)?.items ?? only ?? []).filter((code) => !agreed.has(code));
  return (
    missing.length > 0 &&
    breach(
      'ItemsMissing',
      'INV-25',
      [procurementLaw('46')],
      say('合同未载明标段的全部服务事项', 'The contract leaves out items that the lot was tendered for'),
      { missing },
      state(`补充: ${missing.join(', ')}`, `Add: ${missing.join(', ')}`),
    )
  );
}
