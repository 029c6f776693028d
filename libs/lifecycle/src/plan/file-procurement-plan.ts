import {
  act,
  at,
  bound,
  breach,
  broken,
  event,
  P,
  procurementLaw,
  record as recordOf,
  say,
  state,
} from '../act/index.js';
import { committableFen, lotOf, openLots } from '../dossier-access.js';
import { totalFen } from '../total.js';
import { code, fen, id, int, list, oneOf, optional, record, title } from '../schema/index.js';

const plan = {
  planNo: title(),
  lots: list(
    record({
      lot: id(),
      title: title(),
      budgetFen: fen(),
      items: optional(list(code(), 0, 500)),
      /** What the lot holds, where it is not services alone. */
      contents: optional(list(oneOf('service', 'goods', 'works'), 1, 3)),
    }),
    1,
    100,
  ),
};

export const ProcurementPlanFiled = event({
  type: 'ProcurementPlanFiled',
  scope: 'project',
  label: say('采购实施计划备案', 'Procurement plan filed'),
  act: 'FileProcurementPlan',
  data: { ...plan, totalFen: int(0) },
  happening: ({ lots }) => ({ opens: lots.map(({ lot }) => `lot-${lot}`) }),
  apply: (dossier, { lots }) => {
    for (const { contents: _, ...planned } of lots) Object.assign(lotOf(dossier, planned.lot), planned);
  },
});

/** Divides the purchase into lots. Together they stay within what was approved (INV-15). */
export const fileProcurementPlan = act({
  name: 'FileProcurementPlan',
  scope: 'project',
  label: say('备案采购实施计划', 'File the procurement plan'),
  addresses: [at(`${P}/plan/file`)],
  opensBelow: 'lot',
  input: plan,
  events: [ProcurementPlanFiled],
  facts: (_, { lots }) => {
    const withWorks = lots.filter(({ contents = [] }) => contents.includes('works'));
    const bundled = withWorks.filter(({ contents = [] }) => contents.includes('service'));
    return { plan: { worksLots: withWorks.map(({ lot }) => lot), bundledLots: bundled.map(({ lot }) => lot) } };
  },
  invariants: (dossier, { lots }) => {
    const ids = lots.map(({ lot }) => lot);
    const taken = ids.filter((lot, i) => dossier.lots.has(lot) || ids.indexOf(lot) !== i);
    const plannedFen = totalFen([...openLots(dossier), ...lots].map((lot) => lot.budgetFen));
    const boundFen = committableFen(dossier);
    return broken(
      taken.length > 0 &&
        breach(
          'LotKnown',
          'INV-19',
          [recordOf('INV-19')],
          say('标段编号已使用', 'A lot of that number is planned already'),
          { lots: taken },
          state('为标段另取编号', 'Give the lot a number of its own'),
        ),
      boundFen !== undefined &&
        plannedFen > boundFen &&
        breach(
          'OverBudget',
          'INV-15',
          [procurementLaw('6')],
          say('各标段预算之和超过批准金额', 'The lots together are planned above the approved amount'),
          { plannedFen, boundFen },
          bound('lots.budgetFen', '<=', boundFen),
        ),
    );
  },
  decide: (_, input) => [
    ProcurementPlanFiled.of({ ...input, totalFen: totalFen(input.lots.map((lot) => lot.budgetFen)) }),
  ],
});
