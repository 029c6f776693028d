import { breach, procurementLaw, say, state } from '../act/index.js';

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
export const groundFits = (method: Method, ground: Ground | undefined) => {
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
