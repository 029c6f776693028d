import { beijingDate } from '@tongjian/money-time';
import { act, at, breach, broken, C, event, purchaseOfServices, record, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { notOwnContract } from '../contract-supplier.js';
import { Dossier } from '../dossier.js';
import { code, date, int, list, optional, text, title } from '../schema/index.js';

/** What is told of a day is told when it has come. */
const inFuture = (on: string, at: string) =>
  on > beijingDate(at) &&
  breach(
    'InTheFuture',
    'INV-59',
    [record('INV-59')],
    say('不得预先记录', 'Nothing is recorded before it happened'),
    { on, today: beijingDate(at) },
    state('在当日或之后记录', 'Record it on the day or after'),
  );

const entry = {
  servedOn: date(),
  item: code(),
  quantity: int(1),
  unit: optional(title()),
  place: title(),
  note: optional(text()),
};

export const ServiceLedgerEntryRecorded = event({
  type: 'ServiceLedgerEntryRecorded',
  scope: 'contract',
  label: say('服务台账', 'Service ledger entry recorded'),
  act: 'RecordLedgerEntry',
  data: entry,
});

/** One line of the ledger that the supplier keeps of what it did, of an item of the contract (NR-15). No personal data. */
export const recordLedgerEntry = act({
  name: 'RecordLedgerEntry',
  scope: 'contract',
  label: say('登记服务台账', 'Record a ledger entry'),
  addresses: [at(`${C}/ledger`)],
  input: entry,
  events: [ServiceLedgerEntryRecorded],
  standing: (dossier, { contract }, standpoint) =>
    broken(contractIs(dossier, contract, 'signed'), notOwnContract(dossier, contract, standpoint)),
  invariants: (dossier, { contract, item, servedOn }, { at }) =>
    broken(inFuture(servedOn, at), notOfContract(dossier, contract, item)),
  decide: (_, { contract: _contract, ...input }) => [ServiceLedgerEntryRecorded.of(input)],
});

function notOfContract({ contracts }: Dossier, contract: string, item: string) {
  const items = contracts.get(contract)?.items ?? [];
  return (
    !items.includes(item) &&
    breach(
      'ItemNotOfContract',
      'NR-15',
      [purchaseOfServices('27')],
      say('合同没有这一服务事项', 'The contract has no such item'),
      { item, items },
      state('按合同的服务事项登记', 'Name an item of the contract'),
    )
  );
}

const progress = { percentHundredths: int(0, 10000), findings: text() };

export const ProgressReported = event({
  type: 'ProgressReported',
  scope: 'contract',
  label: say('进展报告', 'Progress reported'),
  act: 'ReportProgress',
  data: progress,
});

/** The supplier says how far it has come, in hundredths of a percent (UM-19). */
export const reportProgress = act({
  name: 'ReportProgress',
  scope: 'contract',
  label: say('报告进展', 'Report progress'),
  addresses: [at(`${C}/progress`)],
  input: progress,
  events: [ProgressReported],
  standing: (dossier, { contract }, standpoint) =>
    broken(contractIs(dossier, contract, 'signed'), notOwnContract(dossier, contract, standpoint)),
  decide: (_, { contract: _contract, ...input }) => [ProgressReported.of(input)],
});

const log = { on: date(), findings: text(), problems: list(text(), 0, 100) };

export const DailySupervisionLogged = event({
  type: 'DailySupervisionLogged',
  scope: 'contract',
  label: say('日常督导', 'Daily supervision logged'),
  act: 'LogSupervision',
  data: log,
});

/** What was seen on a day on the spot (日常督导, UM-19). */
export const logSupervision = act({
  name: 'LogSupervision',
  scope: 'contract',
  label: say('记录日常督导', 'Log a day’s supervision'),
  addresses: [at(`${C}/supervision`)],
  input: log,
  events: [DailySupervisionLogged],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: (_, { on }, { at }) => broken(inFuture(on, at)),
  decide: (_, { contract: _contract, ...input }) => [DailySupervisionLogged.of(input)],
});
