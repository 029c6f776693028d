import { bound, breach, procurementLaw, regulation, say, state } from '../act/index.js';
import { Lot } from '../dossier.js';
import { bool, DataOf, fen, oneOf, optional, text, title } from '../schema/index.js';

/** The methods of purchase by law, and the grounds on which each but open tendering may be used (NR-17, NR-18b, NR-18c). */
export const GROUNDS = {
  openTender: [],
  restrictedTender: ['fewSuppliers', 'costOutOfProportion'],
  competitiveNegotiation: ['noValidBids', 'complexOrSpecial', 'urgent', 'priceNotDeterminable'],
  competitiveConsultation: ['purchaseOfServices', 'complexOrSpecial', 'priceNotDeterminable', 'researchSupport'],
  quotation: ['standardisedAndStable'],
  singleSource: ['onlySupplier', 'emergency', 'consistencyTopUp'],
  frameworkAgreement: ['frequentSmall', 'userChoice'],
  innovationPartnership: ['innovation'],
} as const;

export type Method = keyof typeof GROUNDS;
export const METHODS = Object.keys(GROUNDS) as [Method, ...Method[]];
/** Directed purchase (定向购买, HB-32) is no method by law; it can be named so that its refusal can cite the law (X9). */
const NAMED_METHODS = [...METHODS, 'directedPurchase'] as const;
type NamedMethod = (typeof NAMED_METHODS)[number];
export const ALL_GROUNDS = [...new Set(Object.values(GROUNDS).flat())] as const;
export type Ground = (typeof ALL_GROUNDS)[number];

const SOURCE: Record<Method, ReturnType<typeof procurementLaw>> = {
  openTender: procurementLaw('26'),
  restrictedTender: procurementLaw('29'),
  competitiveNegotiation: procurementLaw('30'),
  singleSource: procurementLaw('31'),
  quotation: procurementLaw('32'),
  competitiveConsultation: { instrument: '政府采购竞争性磋商采购方式管理暂行办法(财库〔2014〕214号)', article: '3' },
  frameworkAgreement: { instrument: '政府采购框架协议采购方式管理暂行办法(财政部令第110号)', article: '3' },
  innovationPartnership: { instrument: '政府采购合作创新采购方式管理暂行办法(财库〔2024〕13号)' },
};

/** Any method but open tendering rests on one of its own grounds. */
export const groundFits = (method: NamedMethod, ground: Ground | undefined) => {
  if (method === 'directedPurchase') return noMethodByLaw();
  const allowed: readonly string[] = GROUNDS[method];
  const fits = allowed.length === 0 ? ground === undefined : ground !== undefined && allowed.includes(ground);
  return (
    !fits &&
    breach(
      'GroundDoesNotFitMethod',
      'INV-20',
      [SOURCE[method]],
      say('采购方式与适用情形不符', 'The method is not open on that ground'),
      { method, ground: ground ?? '', allowed },
      allowed.length
        ? state(`写明适用情形之一: ${allowed.join(', ')}`, `State one of its grounds: ${allowed.join(', ')}`)
        : state('公开招标无须情形', 'Open tendering needs no ground'),
    )
  );
};

const noMethodByLaw = () =>
  breach(
    'MethodNotByLaw',
    'INV-20',
    [procurementLaw('26')],
    say('“定向购买”不是法定采购方式', 'A directed purchase is not a method of procurement by law'),
    { method: 'directedPurchase', methods: METHODS, singleSourceGrounds: GROUNDS.singleSource },
    state(
      `符合单一来源法定情形的,以单一来源申请并写明情形: ${GROUNDS.singleSource.join(', ')}`,
      `Ask for a single source on one of its grounds: ${GROUNDS.singleSource.join(', ')}`,
    ),
  );

/** What is proposed or approved as the way in which a lot is bought. */
export const methodFields = {
  method: oneOf(...NAMED_METHODS),
  ground: optional(oneOf(...ALL_GROUNDS)),
  reason: text(),
  documentNo: optional(title()),
  /** For urgency: whether the purchaser could have foreseen it or delayed until it was urgent (条例 26). */
  foreseeable: optional(bool()),
  /** For a top-up: the price of the contract that is topped up, in fen. */
  originalContractFen: optional(fen()),
};
type MethodChoice = DataOf<typeof methodFields>;

/** Urgency that the purchaser made itself is no ground (NR-18b). */
export const urgencyUnforeseen = ({ ground, foreseeable }: MethodChoice) =>
  ground === 'urgent' &&
  foreseeable !== false &&
  breach(
    'UrgencyOfOwnMaking',
    'NR-18b',
    [regulation('26'), procurementLaw('30')],
    say(
      '紧急需要应当是采购人不可预见的或者非因采购人拖延导致的',
      'Urgency is a ground only where the purchaser neither could foresee it nor caused it by delay',
    ),
    { ground, foreseeable: foreseeable ?? 'unsaid' },
    state('说明不可预见且非因拖延', 'State that it was unforeseeable and not caused by delay'),
  );

/** A top-up for consistency adds at most a tenth of the contract that it follows (政府采购法 31(三)). */
export function topUpWithinTenth({ ground, originalContractFen = 0 }: MethodChoice, lot: Lot | undefined) {
  const budgetFen = lot?.budgetFen ?? 0;
  return (
    ground === 'consistencyTopUp' &&
    BigInt(budgetFen) * 10n > BigInt(originalContractFen) &&
    breach(
      'TopUpTooHigh',
      'NR-18b',
      [procurementLaw('31')],
      say('添购资金总额不得超过原合同采购金额的10%', 'A top-up is at most a tenth of the original contract'),
      { budgetFen, originalContractFen },
      bound('lot.budgetFen', '<=', Math.floor(originalContractFen / 10)),
    )
  );
}
