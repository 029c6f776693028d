import { ACTS, DUTY_EVENTS, EVENT_LABELS } from '@tongjian/lifecycle';
import { Text } from '@tongjian/kernel';
import { ProcedureShelf, ROLES, STAGES } from '@tongjian/procedure';
import { ACCESS_EVENTS, CALENDAR_EVENTS, READ_MODEL_EVENTS } from '@tongjian/registry';

type CodeList = Readonly<Record<string, Text>>;

const text = (zh: string, en: string): Text => ({ zh, en });
const STATUS: CodeList = {
  proposed: text('已申报', 'Proposed'),
  approved: text('已立项', 'Approved'),
  rejected: text('不予立项', 'Rejected'),
  tendering: text('采购中', 'Tendering'),
  awarded: text('已定标', 'Awarded'),
  contracted: text('已签约', 'Contracted'),
  performing: text('履约中', 'Performing'),
  completed: text('已完成', 'Completed'),
  closed: text('已结项', 'Closed'),
  terminated: text('已终止', 'Terminated'),
  withdrawn: text('已撤回', 'Withdrawn'),
};
const SCOPES: CodeList = {
  project: text('项目', 'Project'),
  lot: text('标段', 'Lot'),
  contract: text('合同', 'Contract'),
  milestone: text('里程碑', 'Milestone'),
  payment: text('支付', 'Payment'),
  evaluation: text('绩效评价', 'Evaluation'),
};

/** Every code that answers use, with its label: all stages there are, and local steps, as the published procedures name them. */
export function codesOf(shelf: ProcedureShelf): Readonly<Record<string, CodeList>> {
  const named: Record<string, Text> = {};
  const steps: Record<string, Text> = {};
  for (const { text: canonical } of shelf.published()) {
    const pack = JSON.parse(canonical) as {
      readonly stages?: readonly Named[];
      readonly steps?: Readonly<Record<string, Text>>;
    };
    for (const { code, zh, en } of pack.stages ?? []) named[code] ??= text(zh, en);
    for (const [step, { zh, en }] of Object.entries(pack.steps ?? {})) steps[step] ??= text(zh, en);
  }
  return {
    events: { ...EVENT_LABELS, ...DUTY_EVENTS, ...ACCESS_EVENTS, ...CALENDAR_EVENTS, ...READ_MODEL_EVENTS },
    acts: { ...Object.fromEntries(ACTS.map(({ name, label }) => [name, label])), ...steps },
    roles: ROLES,
    stages: { ...STAGES, ...named },
    steps,
    status: STATUS,
    scopes: SCOPES,
  };
}

type Named = { readonly code: string } & Text;
