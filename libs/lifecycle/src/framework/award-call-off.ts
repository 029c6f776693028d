import { beijingDate, endOf } from '@tongjian/money-time';
import {
  act,
  at,
  bound,
  Breach,
  breach,
  broken,
  event,
  Fact,
  P,
  record as recordOf,
  say,
  state,
} from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { AwardDecided } from '../award/award-decided.js';
import { Dossier } from '../dossier.js';
import { committableFen, lotOf, openLots } from '../dossier-access.js';
import { code, DataOf, fen, id, int, list, oneOf, optional, record, text, title } from '../schema/index.js';
import { totalFen } from '../total.js';
import {
  CALL_OFF_RULES,
  CHOOSERS,
  Framework,
  frameworkOf,
  Member,
  membersIn,
  nextInTurn,
  noFramework,
  order110,
} from './framework.js';

const callOff = {
  /** The lot on which the framework stands. */
  framework: id(),
  /** The call-off becomes a lot of its own under this number: contract, performance and payment follow there. */
  callOff: id(),
  title: title(),
  rule: oneOf(...CALL_OFF_RULES),
  chooser: optional(oneOf(...CHOOSERS)),
  supplier: code(),
  quantity: int(1, 1_000_000_000),
  unitPriceFen: fen(1),
  /** Of a second competition: what each supplier of the framework offered for a unit. */
  offers: optional(list(record({ supplier: code(), unitPriceFen: fen(1) }), 0, 200)),
  /** Suppliers that declined: to compete, or when it was their turn; with what they said. */
  declined: optional(list(record({ supplier: code(), reason: text() }), 0, 200)),
  reason: text(),
};
type CallOff = DataOf<typeof callOff>;

export const CallOffAwarded = event({
  type: 'CallOffAwarded',
  scope: 'project',
  label: say('确定第二阶段成交供应商', 'Call-off awarded'),
  act: 'AwardCallOff',
  data: { ...callOff, priceFen: fen(1) },
  happening: ({ callOff }) => ({ opens: [`lot-${callOff}`] }),
  apply: (dossier, { framework: of, callOff, title, rule, supplier, priceFen }) => {
    const [lot, own] = [lotOf(dossier, of), lotOf(dossier, callOff)];
    Object.assign(own, { title, budgetFen: priceFen, method: 'frameworkAgreement' });
    const reviewed = lot.qualifications.get(supplier);
    if (reviewed) own.qualifications.set(supplier, reviewed);
    // What is called off is no longer to be called off: together they stay what was planned.
    lot.budgetFen = Math.max(0, lot.budgetFen - priceFen);
    if (!lot.framework) return;
    lot.framework.calledFen += priceFen;
    const member = lot.framework.members.find((one) => one.supplier === supplier);
    if (rule === 'order' && member) lot.framework.lastInTurn = member.rank;
  },
});

/**
 * The second stage: a supplier of the framework gets a call-off, by the rule that the agreement fixed. Ceiling and term
 * are the floor's. The call-off is a lot of its own, awarded.
 */
export const awardCallOff = act({
  name: 'AwardCallOff',
  scope: 'project',
  opensBelow: 'lot',
  label: say('确定第二阶段成交供应商', 'Award a call-off'),
  addresses: [at(`${P}/call-offs`)],
  input: callOff,
  events: [CallOffAwarded, AwardDecided],
  facts: (dossier, input) => {
    const framework = frameworkOf(dossier, input.framework);
    return framework
      ? {
          framework: {
            until: endOf(framework.until),
            ceilingFen: framework.ceilingFen,
            calledFen: totalFen([framework.calledFen, priceOf(input)]),
          },
        }
      : {};
  },
  standing: (dossier) =>
    broken(
      ![...dossier.lots.values()].some(({ framework }) => framework && !framework.ended) &&
        breach(
          'NoFramework',
          'NR-21',
          [order110('2')],
          say('项目没有有效的框架协议', 'No framework agreement stands in this project'),
          {},
          { kind: 'act', act: 'EstablishFramework' },
        ),
    ),
  invariants: (dossier, input, { attachments, at: now }) => {
    const framework = frameworkOf(dossier, input.framework);
    return broken(
      noFramework(dossier.lots.get(input.framework), input.framework),
      freshLot(dossier, input.callOff),
      needsDocument(attachments, 'NR-21', [order110('33')]),
      ...(framework ? secondStage(framework, input, beijingDate(now)) : []),
      approved(dossier, priceOf(input)),
    );
  },
  decide: (_, input): readonly [Fact, ...Fact[]] => {
    const priceFen = priceOf(input);
    const { supplier, callOff } = input;
    const award = AwardDecided.of({ supplier, priceFen, budgetFen: priceFen, basis: 'frameworkCallOff' });
    return [CallOffAwarded.of({ ...input, priceFen }), { ...award, data: { ...award.data, lot: callOff } }];
  },
});

const priceOf = ({ quantity, unitPriceFen }: CallOff): number => quantity * unitPriceFen;

function secondStage(
  framework: Framework,
  input: CallOff,
  today: string,
): readonly (Breach | false | readonly Breach[])[] {
  const { supplier, unitPriceFen, rule } = input;
  const member = membersIn(framework).find((one) => one.supplier === supplier);
  return [
    today < framework.from &&
      breach(
        'NotYetInForce',
        'NR-21',
        [order110('15')],
        say('框架协议尚未生效', 'The framework agreement is not in force yet'),
        { from: framework.from, today },
        state(`${framework.from}起`, `From ${framework.from} on`),
      ),
    !framework.rules.includes(rule) &&
      breach(
        'NotTheRule',
        'NR-21',
        [order110('33')],
        say('框架协议没有约定这种成交方式', 'The agreement fixes no such rule for call-offs'),
        { rule, agreed: [...framework.rules] },
        state(`采用: ${framework.rules.join('、')}`, `Use ${framework.rules.join(' or ')}`),
      ),
    !member &&
      breach(
        'NotAMember',
        'NR-21',
        [order110('33')],
        say('只能从入围且未退出的供应商中确定', 'Only a supplier that is in the framework gets a call-off'),
        { supplier, members: membersIn(framework).map((one) => one.supplier) },
        state('从入围供应商中选择', 'Choose among the members'),
      ),
    member !== undefined &&
      unitPriceFen > member.unitPriceFen &&
      breach(
        'AboveAgreedPrice',
        'NR-21',
        [order110('33'), order110('35')],
        say('成交单价不得超过框架协议约定的单价', 'A unit costs no more than the agreement says'),
        { unitPriceFen, agreedFen: member.unitPriceFen },
        bound('unitPriceFen', '<=', member.unitPriceFen),
      ),
    member !== undefined && BY_RULE[rule](framework, input, member),
  ];
}

type Rule = (framework: Framework, input: CallOff, member: Member) => readonly Breach[] | Breach | false;

const BY_RULE: Readonly<Record<CallOff['rule'], Rule>> = {
  directChoice: ({ choosers }, { chooser }) =>
    (chooser === undefined || !choosers.includes(chooser)) &&
    breach(
      'NotTheChooser',
      'NR-21',
      [order110('2'), order110('33')],
      say('直接选定须由协议载明的采购人或者服务对象作出', 'The direct choice is made by whom the agreement names'),
      { chooser: chooser ?? '', agreed: [...choosers] },
      state(`由${choosers.join('、')}选定`, `Let ${choosers.join(' or ')} choose`),
    ),
  secondCompetition: competed,
  order: (framework, { supplier, declined = [] }) => {
    const said = new Set(declined.map((one) => one.supplier));
    const rest = { ...framework, members: framework.members.filter((one) => !said.has(one.supplier)) };
    const next = nextInTurn(rest);
    return (
      next?.supplier !== supplier &&
      breach(
        'NotInTurn',
        'NR-21',
        [order110('36')],
        say('须按顺序轮候,尚未轮到该供应商', 'Call-offs go in turn, and it is another supplier’s'),
        { supplier, next: next?.supplier ?? '' },
        ...(next ? [state(`轮到${next.supplier}`, `It is the turn of ${next.supplier}`)] : []),
      )
    );
  },
};

/** Everybody in the framework is asked; of those who offer, the lowest wins, at what it offered. */
function competed(framework: Framework, { offers = [], declined = [], supplier, unitPriceFen }: CallOff, _: Member) {
  const heard = new Set([...offers, ...declined].map((one) => one.supplier));
  const members = membersIn(framework);
  const unheard = members.filter((one) => !heard.has(one.supplier)).map((one) => one.supplier);
  const agreed = new Map(members.map((one) => [one.supplier, one.unitPriceFen]));
  const unfit = offers.filter((one) => one.unitPriceFen > (agreed.get(one.supplier) ?? -1)).map((one) => one.supplier);
  const lowestFen = Math.min(...offers.map((one) => one.unitPriceFen));
  const own = offers.find((one) => one.supplier === supplier)?.unitPriceFen;
  const source = [order110('35')];
  return broken(
    unheard.length > 0 &&
      breach(
        'NotAllAsked',
        'NR-21',
        source,
        say('二次竞价须邀请全部入围供应商', 'All suppliers of the framework are asked to compete'),
        { unheard },
        { kind: 'facts', names: ['offers', 'declined'] },
      ),
    unfit.length > 0 &&
      breach(
        'AboveAgreedPrice',
        'NR-21',
        source,
        say('二次竞价报价不得超过协议单价,且须为入围供应商', 'An offer is a member’s, and not above its agreed price'),
        { unfit },
        { kind: 'facts', names: ['offers'] },
      ),
    offers.length < 2 &&
      breach(
        'NoCompetition',
        'NR-21',
        source,
        say('二次竞价至少须有两家报价', 'A competition has two offers at least'),
        { offers: offers.length },
        state('改用协议约定的其他方式,或重新邀请', 'Use another agreed rule, or ask again'),
      ),
    (own !== lowestFen || own !== unitPriceFen) &&
      breach(
        'NotTheLowest',
        'NR-21',
        source,
        say('二次竞价由报价最低者按其报价成交', 'The lowest offer wins, at what it offered'),
        { supplier, unitPriceFen, lowestFen: Number.isFinite(lowestFen) ? lowestFen : 0 },
        ...(Number.isFinite(lowestFen) ? [bound('unitPriceFen', '=', lowestFen)] : []),
      ),
  );
}

const freshLot = (dossier: Dossier, lot: string) =>
  dossier.lots.has(lot) &&
  breach(
    'LotKnown',
    'INV-19',
    [recordOf('INV-19')],
    say('编号已使用', 'A lot of that number exists already'),
    { lot },
    state('为本次成交另取编号', 'Give the call-off a number of its own'),
  );

/** All awards together stay within what was approved (INV-15). */
function approved(dossier: Dossier, priceFen: number) {
  const approvedFen = committableFen(dossier);
  const awardedFen = totalFen([priceFen, ...openLots(dossier).map(({ award }) => award?.priceFen ?? 0)]);
  return (
    approvedFen !== undefined &&
    awardedFen > approvedFen &&
    breach(
      'OverApproved',
      'INV-15',
      [order110('33')],
      say('成交金额之和超过批准金额', 'The awards together exceed the approved amount'),
      { awardedFen, approvedFen },
      state('减少数量', 'Call off less'),
    )
  );
}
