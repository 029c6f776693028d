const { openSqliteStore } = require('@tongjian/event-store');
const { openSqliteReadModels } = require('@tongjian/read-models');
const { rebuildAll, verifyReadModels } = require('@tongjian/feed');
const { sealAll, genesisOf } = require('@tongjian/kernel');
const { ALL_PROJECTIONS } = require('/work/main/projections/dist/index.js');
const Database = require('better-sqlite3');
const fs = require('fs');
const path = '/tmp/projector-bench/log.db';
const N = 8000;
const actor = { person: 'p_bench', organisation: 'o_bench', role: 'purchaser.handler', client: 'bench' };
const on = { lot: '1', contract: '1' };
function told(p) {
  const d = ['510183','510113','330603','510104'][p % 4];
  const m = ['competitiveConsultation','openTender','quotation'][p % 3];
  const budget = 10000000 + p * 100;
  return [
    ['ProjectProposed', { title: `服务采购项目第${p}号`, jurisdiction: d.slice(0,4)+'00', district: d, purchaser: `o_${p%50}`, mode: 'procurement', serviceType: 'inspection', catalogueItem: { code: 'B0601', name: '水质检测', category: `B0${p%9}`, benefitClass: 'public', inCentralCatalogue: false, edition: '2020' }, budgetFen: budget, budgetLine: { code: '2120199', year: 2018 + p % 3 }, fundingSources: [{ source: '区级财政', amountFen: budget }], flags: { newItem: false, functionTransfer: false, adHoc: false, majorProject: false, majorLivelihood: true, pilot: false }, procedure: { id: 'cd-2020', version: '1.0.0', hash: 'sha256:' + 'a'.repeat(64), parts: [] } }, 'proposal'],
    ['ScopeCheckPassed', { lists: [{ list: '指导性目录', version: '2020' }], finding: '在目录内' }, 'approval'],
    ['BudgetLineConfirmed', { line: '2120199', year: 2020, availableFen: budget, documentNo: `财预${p}` }, 'approval'],
    ['RequirementSpecified', { items: [{ code: 'i1', name: '检测' }], standards: 'GB' }, 'approval'],
    ['ApprovalRouteDetermined', { route: 'ordinary', facts: {}, rule: 'r', acts: [] }, 'approval'],
    ['ProjectApproved', { amountFen: budget }, 'planning'],
    ['ProcurementIntentionPublished', { summary: 's', expectedMonth: '2020-05' }, 'planning'],
    ['ProcurementPlanFiled', { planNo: `PLAN-${p}`, lots: [{ lot: '1', title: '一标段', budgetFen: budget }], totalFen: budget }, 'tender'],
    ['ProcurementMethodApproved', { lot: '1', method: m, reason: 'r' }, 'tender'],
    ['TenderDocumentsIssued', { lot: '1', version: '1', evaluationMethod: 'points', criteria: [{ code: 'a', name: '价格', maxHundredths: 3000 }, { code: 'b', name: '方案', maxHundredths: 7000 }], budgetFen: budget }, 'tender'],
    ['TenderNoticePublished', { lot: '1', noticeNo: `N-${p}`, deadline: '2020-06-01T00:00:00.000Z' }, 'bids'],
    ...[1,2,3].map((b) => ['BidSubmitted', { lot: '1', bid: `b${b}`, bidder: `s_${(p+b)%300}`, sealedHash: 'sha256:' + 'b'.repeat(64) }, 'bids']),
    ['BidsOpened', { lot: '1', offers: [], unrevealed: [] }, 'award'],
    ['EvaluationReportSigned', { lot: '1', evaluationMethod: 'points', ranking: [] }, 'award'],
    ['AwardDecided', { lot: '1', supplier: `s_${p%300}`, priceFen: budget - 1000000, budgetFen: budget, basis: 'ranking' }, 'contract'],
    ['ContractDrafted', { ...on, supplier: `s_${p%300}`, priceFen: budget - 1000000, items: [{ code: 'i1', name: '检测' }], termMonths: 12, smallEnterprise: true, schedule: [], bondFen: 500000, terminateOnFail: true, contestDays: 7 }, 'contract'],
    ['PerformanceBondReceived', { ...on, amountFen: 500000, form: 'guarantee', issuer: '银行' }, 'contract'],
    ['ContractSigned', { ...on, contractNo: `HT-${p}`, supplier: `s_${p%300}`, priceFen: budget - 1000000, termMonths: 12, terminateOnFail: true, parties: [] }, 'delivery'],
    ['ImplementationPlanApproved', { ...on, milestones: [{ milestone: 'm1', title: '一', dueOn: '2020-09-01' }] }, 'delivery'],
    ['MilestoneVerified', { ...on, milestone: 'm1', finding: 'ok' }, 'delivery'],
    ['AcceptancePassed', { ...on }, 'payment'],
    ['PaymentRequested', { ...on, payment: '1', instalment: '1', amountFen: budget - 1000000, flow: 'direct', evidence: 'e', payee: `s_${p%300}`, condition: 'acceptance', final: true }, 'payment'],
    ['PaymentMade', { ...on, payment: '1', voucherNo: `V-${p}`, amountFen: budget - 1000000, paidOn: '2020-12-01' }, 'closing'],
  ];
}
async function generate() {
  if (fs.existsSync(path)) return;
  const store = await openSqliteStore({ path });
  const heads = Array.from({ length: N }, (_, p) => ({ revision: -1, hash: genesisOf(`project-p${p}`), recordedAt: '' }));
  const all = Array.from({ length: N }, (_, p) => told(p));
  for (let r = 0; r < 25; r++) for (let s = 0; s < N; s += 500) {
    await Promise.all(Array.from({ length: 500 }, async (_, i) => {
      const p = s + i, stream = `project-p${p}`;
      const [type, data, stage] = all[p][r];
      const id = `c-${p}-${r}`;
      const at = new Date(Date.UTC(2020, 0, 1) + r * 864e5 + p * 1000).toISOString();
      const [e] = sealAll(heads[p], stream, [{ type, data, meta: { procedure: { id: 'cd-2020', version: '1.0.0', hash: 'sha256:' + 'a'.repeat(64), calendar: '2020', stages: [stage] }, legalBasis: [{ instrument: '政府采购法实施条例', article: '51', mark: 'V' }], facts: { 'project.budgetFen': 1, 'contract.amountFen': 56000000 } } }], { commandId: id, correlationId: id, causationId: id, actor, jurisdiction: '510100', at, bodyDigest: 'sha256:' + 'c'.repeat(64) });
      const a = await store.append(stream, [e], heads[p].revision < 0 ? 'absent' : heads[p].revision);
      if (!a.written) throw new Error('lost');
      heads[p] = { revision: e.revision, hash: e.meta.hash, recordedAt: e.meta.recordedAt };
    }));
  }
  await store.close();
}
function baseline() {
  const db = new Database(path, { readonly: true });
  const t0 = process.cpuUsage(); let n = 0; const t = 0;
  for (const row of db.prepare('SELECT data, meta FROM events ORDER BY position').iterate()) { JSON.parse(row.data); JSON.parse(row.meta); n++; }
  const c = process.cpuUsage(t0); db.close(); return (c.user + c.system) / 1000;
}
async function ours() {
  for (const f of ['rm.db', 'rm.db-wal', 'rm.db-shm']) fs.rmSync('/tmp/projector-bench/' + f, { force: true });
  const store = await openSqliteStore({ path, readOnly: true });
  const models = await openSqliteReadModels({ path: '/tmp/projector-bench/rm.db' });
  const t0 = process.cpuUsage();
  const r = await rebuildAll(ALL_PROJECTIONS, { store, models, batchSize: +(process.env.B||1000), pendingLimit: +(process.env.P||20000) });
  const c = process.cpuUsage(t0); const ms = (c.user + c.system) / 1000;
  if (r[0].events !== N * 25) throw new Error('events ' + r[0].events);
  if (process.argv[2] === 'verify') { const t = performance.now(); const v = await verifyReadModels({ store, models, projections: ALL_PROJECTIONS }); console.log('verify ms', performance.now() - t, v[0].ok, v[0].cells); console.log((await models.cells(await models.active('project'), { rollup: 'finance-board', groupBy: ['district'] })).items[0]); let q=performance.now(); await models.cells(await models.active('project'), { rollup: 'finance-board', groupBy: ['stage','district'] }); console.log('grouped cells ms', performance.now()-q); q=performance.now(); await models.cells(await models.active('project'), { rollup: 'finance-board', asOf: 100000 }); console.log('asOf cells ms', performance.now()-q); q=performance.now(); await models.find(await models.active('project'), { where:[{fields:['title','numbers','suppliers'],contains:'HT-77'}], limit: 20}); console.log('search ms', performance.now()-q);}
  await models.close(); await store.close(); return ms;
}
(async () => {
  await generate();
  const rs = [];
  for (let i = 0; i < 3; i++) { const b = baseline(), o = await ours(); rs.push(b / o); console.log('baseline', b.toFixed(0), 'ours', o.toFixed(0), 'ratio', (b / o).toFixed(3)); }
})();
