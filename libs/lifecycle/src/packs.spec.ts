import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { checkPublication, compose, PackFaults } from '@tongjian/procedure';
import { readPack } from '../../procedure/src/definition/read';
import { proposalActs } from './proposal/index.js'; import { approvalActs } from './approval/index.js'; import { awardActs } from './award/index.js'; import { closingActs } from './closing/index.js'; import { contractActs } from './contract/index.js'; import { correctionActs } from './correction/index.js'; import { evaluationActs } from './evaluation/index.js'; import { milestoneActs } from './milestone/index.js'; import { paymentActs } from './payment/index.js'; import { planActs } from './plan/index.js'; import { requirementActs } from './requirement/index.js'; import { tenderActs } from './tender/index.js'; import { terminationActs } from './termination/index.js';
import { FACTS } from './project/facts.js';
const ALL: any[] = [...proposalActs,...approvalActs,...requirementActs,...planActs,...tenderActs,...awardActs,...contractActs,...milestoneActs,...paymentActs,...evaluationActs,...terminationActs,...closingActs,...correctionActs];
const vocabulary: any = { acts: Object.fromEntries(ALL.map((a) => [a.name, {name: a.name, scope: a.scope, label: a.label, outcomes: a.outcomes, ...((a.opensKey ? a.scope : a.opensBelow) ? {opens: a.opensKey ? a.scope : a.opensBelow} : {})}])), facts: FACTS, happening: () => undefined };

const file = (name: string) => ({ name: `${name}.yaml`, text: readFileSync(join(__dirname, '../../procedure/packs', `${name}.yaml`), 'utf8') });

describe.each([
  [['cn-floor']],
  [['cn-floor', 'kq-2015']],
  [['cn-floor', 'cd-2020']],
  [['cn-floor', 'cd-2020', 'cd-2020-kindergarten']],
  [['cn-floor', 'cj-2016']],
])('%j', (names) => {
  it('reads', () => {
    const read = names.map(file).map(readPack);
    const faults = read.flatMap((one) => ('faults' in one ? one.faults : []));
    expect(faults).toEqual([]);
    expect(checkPublication({ vocabulary, calendar: calendarFrom(PUBLISHED_YEARS) } as never, ...(read as never[]))).toEqual([]);
  });
});
void compose; void PackFaults;
