import { act, at, bound, breach, broken, event, procurementLaw, say, state, T } from '../act/index.js';
import { awardOf, AwardDecided } from '../award/award-decided.js';
import { withinBudget } from '../award/within-budget.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, DataOf, fen, list, optional, record, text } from '../schema/index.js';
import { standsAt } from './stage.js';

const purchase = {
  quotes: list(record({ supplier: code(), priceFen: fen() }), 1, 50),
  supplier: code(),
  priceFen: fen(),
  reason: text(),
};
type Purchase = DataOf<typeof purchase> & { readonly lot: string };

export const SelfOrganisedPurchaseRecorded = event({
  type: 'SelfOrganisedPurchaseRecorded',
  scope: 'lot',
  label: say('自行组织采购', 'Self-organised purchase recorded'),
  act: 'RecordSelfOrganisedPurchase',
  data: {
    ...purchase,
    /** Up to which amount the procedure let the purchaser buy by itself, in fen. */
    ceilingFen: optional(fen()),
  },
  apply: (dossier, { lot }) => void (lotOf(dossier, lot).method = 'selfOrganised'),
});

/** Records a purchase below the threshold, which is its award as well (INV-39). The ceiling is the procedure's. */
export const recordSelfOrganisedPurchase = act({
  name: 'RecordSelfOrganisedPurchase',
  scope: 'lot',
  label: say('记录自行组织采购', 'Record a self-organised purchase'),
  addresses: [at(`${T}/self-organised-purchase`)],
  input: purchase,
  events: [SelfOrganisedPurchaseRecorded, AwardDecided],
  facts: (_, { supplier, priceFen }) => ({
    tender: { method: 'selfOrganised' },
    award: { amountFen: priceFen, supplier, rank: 1 },
  }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned'), outsideCatalogue(dossier)),
  invariants: (dossier, input) => broken(quoted(input), withinBudget(dossier, input.lot, input.priceFen)),
  decide: (dossier, input, { procedure }) => {
    const { lot, supplier, priceFen } = input;
    const ceiling = procedure.parameters['selfOrganisedMax'];
    const ceilingFen = typeof ceiling === 'number' ? { ceilingFen: ceiling } : {};
    return [
      SelfOrganisedPurchaseRecorded.of({ ...input, ...ceilingFen }),
      awardOf(dossier, lot, { supplier, priceFen, basis: 'selfOrganised' }),
    ];
  },
});

const outsideCatalogue = ({ proposal }: Dossier) =>
  proposal !== undefined &&
  (proposal.mode !== 'selfOrganised' || proposal.item.inCentralCatalogue) &&
  breach(
    'NotSelfOrganised',
    'INV-39',
    [procurementLaw('7'), procurementLaw('18')],
    say(
      '集中采购目录以内或以政府采购方式立项的项目不得自行组织采购',
      'An item of the central catalogue, or a project proposed for procurement, cannot be bought on one’s own',
    ),
    { mode: proposal.mode, inCentralCatalogue: proposal.item.inCentralCatalogue },
    { kind: 'act', act: 'PublishTender' },
  );

function quoted({ quotes, supplier, priceFen }: Purchase) {
  const quote = quotes.find((one) => one.supplier === supplier);
  return broken(
    !quote &&
      breach(
        'NotQuoted',
        'INV-39',
        [procurementLaw('3')],
        say('成交供应商未报价', 'The chosen supplier gave no quote'),
        { supplier, quoted: quotes.map((one) => one.supplier) },
        state('从报价供应商中选择', 'Choose among those who quoted'),
      ),
    quote !== undefined &&
      quote.priceFen !== priceFen &&
      breach(
        'PriceDiffers',
        'INV-39',
        [procurementLaw('3')],
        say('成交金额必须等于其报价', 'The purchase is at the price that was quoted'),
        { priceFen, quotedFen: quote.priceFen },
        bound('priceFen', '=', quote.priceFen),
      ),
  );
}
