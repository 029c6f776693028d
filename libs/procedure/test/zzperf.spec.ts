import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vocabulary } from '../../lifecycle/src/project/vocabulary';
import { compose, judge, possibilities, checkPublication, openStages, emptyMarking, mark } from '../src/index.js';
import { happen } from '../src/marking/index.js';
import { calendar } from './garden.js';
const file = (name: string) => ({ name, text: readFileSync(join(__dirname, '../packs', name + '.yaml'), 'utf8') });
it('perf', () => {
  const out: string[] = [];
  const time = (what: string, n: number, f: () => void) => { for (let i = 0; i < Math.min(n,1000); i++) f(); const t = process.cpuUsage(); for (let i = 0; i < n; i++) f(); out.push(`${what}: ${(process.cpuUsage(t).user / n).toFixed(1)} us`); };
  for (const names of [['cn-floor', 'kq-2015'], ['cn-floor', 'cd-2020', 'cd-2020-kindergarten']]) {
    const files = names.map(file);
    const t0 = performance.now();
    const p = compose(vocabulary, ...files);
    out.push(`${names.join('+')} compose ${(performance.now() - t0).toFixed(0)} ms, acts ${p.acts.size}`);
    const t1 = performance.now();
    expect(checkPublication({ vocabulary, calendar }, ...files)).toEqual([]);
    out.push(`checkPublication ${(performance.now() - t1).toFixed(0)} ms`);
    let m = emptyMarking(); let n = 0;
    const d = (act: string, key = '', opens: string[] = []) => { m = happen(m, { acts: [{ act, key, outcome: p.acts.get(act)?.declaration.outcomes.positive[0] ?? 'done' }], opens }, { event: 'e' + n++, at: '2020-06-01T02:00:00.000Z', person: 'p_1' }); };
    d('ProposeProject'); d('CheckScope'); d('ConfirmBudgetLine'); d('SpecifyRequirement'); d('ReviewProject'); d('ApproveProject'); d('FileProcurementPlan', '', ['lot-1']); d('ApproveMethod', 'lot-1'); d('PublishTender', 'lot-1');
    for (let i = 0; i < 5; i++) d('SubmitBid', 'lot-1');
    d('OpenBids', 'lot-1'); d('QualifySupplier', 'lot-1'); d('ScoreBid', 'lot-1'); d('SignReport', 'lot-1'); d('DecideAward', 'lot-1'); d('SendAwardNotice', 'lot-1'); d('DraftContract', 'lot-1/c-1');
    const facts = { project: { mode: 'procurement', budgetFen: 100, adHoc: false }, contract: { amountFen: 100, bondFen: 10, termMonths: 12 }, award: { amountFen: 100 }, tender: { method: 'openTender' }, lot: { budgetFen: 100 } };
    const actor = { person: 'p_2', role: 'purchaser.head', organisation: 'o' };
    const at = '2020-07-01T02:00:00.000Z';
    const i = (act: string, key: string) => ({ act, key, actor, facts, at, complete: true });
    for (const [act, key] of [['SignContract', 'lot-1/c-1'], ['DecideAward', 'lot-1'], ['ReportMilestone', 'lot-1/c-1'], ['ApproveProject', '']] as const)
      time(`judge ${act} (${judge(p, calendar, m, i(act, key)).length} verdicts, ${p.acts.get(act)!.rules.filter((r) => r.when || r.examined).length} CEL)`, 6000, () => judge(p, calendar, m, i(act, key)));
    time('allowedActions', 300, () => possibilities(p, calendar, m, { actor, facts, at }));
    time('openStages', 300, () => openStages(p, m));
    const e: any = { id: 'x', type: 'BidSubmitted', data: { lot: '1' }, meta: { actor: { person: 'p' }, occurredAt: at } };
    time('mark', 6000, () => mark(vocabulary, m, e));
    out.push(openStages(p, m).join());
  }
  console.log(out.join('\n'));
});
