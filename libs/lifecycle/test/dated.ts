import { JsonObject } from '@tongjian/kernel';
import { ProjectContext } from '../src/index.js';
import { Asked, by, Case, does, DOCUMENT } from './case.js';
import { proposal } from './kindergarten.js';
import { publishedOn } from './shelf.js';

/** The shipped packs as they were published, each with its dates. */
export const { shelf: DATED_SHELF, faults: SHIPPED_FAULTS } = publishedOn(
  'cn-floor', 'kq-2015', 'cd-2020', 'cd-2020-kindergarten', 'cj-2016', 'hb-proposal', 'um-proposal',
); // prettier-ignore
export const on = (shelf: ProjectContext['shelf'] = DATED_SHELF) => new Case([], shelf);

const AREAS: Readonly<Record<string, string>> = { keqiao: '330603', chengdu: '510113', changji: '652300' };
export const FEN = 50_000_000;

/** An auxiliary service is proposed on a day, in one of the places whose procedures are in force. */
export const proposedOn = (day: string, place: keyof typeof AREAS, changes: JsonObject = {}): Asked =>
  does('purchaser.handler', day, 'ProposeProject', proposal({
    jurisdiction: AREAS[place]!, district: AREAS[place]!, serviceType: 'survey',
    catalogueItem: { code: 'B0107', name: '社会调查', category: 'socialManagement', benefitClass: 'auxiliary', inCentralCatalogue: false, edition: day.slice(0, 4) },
    budgetFen: FEN, budgetLine: { code: 'L-1', year: Number(day.slice(0, 4)) }, fundingSources: [{ source: '项目经费', amountFen: FEN }],
    ...changes,
  })); // prettier-ignore

export const scopeChecked = (day: string, passed = true, more: JsonObject = {}): Asked =>
  does('finance.general', day, 'CheckScope', { passed, lists: [{ list: '指导目录', version: day.slice(0, 4) }], finding: passed ? '属于' : '不属于', ...more }); // prettier-ignore
export const budgetConfirmed = (day: string, availableFen = FEN): Asked =>
  does('finance.general', day, 'ConfirmBudgetLine', { line: 'L-1', year: Number(day.slice(0, 4)), availableFen, documentNo: '1' }); // prettier-ignore
/** Staffing, human resources and finance review the scope in Changji. */
export const reviewedInChangji = (day: string): readonly Asked[] => [
  does('purchaser.handler', day, 'RequestScopeReview', { bodies: ['staffing', 'humanResources', 'finance'], matter: '范围' }),
  ...['staffing', 'humanResources', 'finance'].map((body) =>
    does(body === 'finance' ? 'finance.general' : body, day, 'DecideScopeReview', { body, approves: true, opinion: '同意' }),
  ),
]; // prettier-ignore

/** A history of Changji as its return of 2017 would tell it. */
export const imported = (changes: JsonObject, ...more: readonly JsonObject[]): Asked => ({
  ...does(by('importer'), '2017-03-01', 'ImportHistory', {
    entry: { level: 'D', file: '昌吉州2016年上报表' },
    procedure: 'cj-2016',
    events: [
      { type: 'ProjectProposed', occurredAt: '2016-01-01T00:00:00.000Z', occurredPrecision: 'year', data: proposedOn('2016-01-01', 'changji', changes).data },
      { type: 'ProjectApproved', occurredAt: '2016-01-01T00:00:00.000Z', occurredPrecision: 'year', data: { amountFen: FEN } },
      ...more.map((one) => ({ occurredAt: '2016-06-01T00:00:00.000Z', occurredPrecision: 'year', ...one })),
    ] as never,
  }),
  attachments: [DOCUMENT],
}); // prettier-ignore
