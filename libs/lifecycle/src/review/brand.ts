import { act, at, breach, broken, event, P, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { code, text, title } from '../schema/index.js';
import { BrandStanding } from './review.js';

const brandEvent = <const T extends string, F extends { readonly brand: ReturnType<typeof title> }>(
  type: T,
  becomes: BrandStanding,
  name: string,
  zh: string,
  en: string,
  data: F,
) =>
  event({
    type,
    scope: 'project',
    label: say(zh, en),
    act: name,
    data,
    // Every brand's data name it.
    apply: ({ brands }, told) => void brands.set((told as unknown as { brand: string }).brand, becomes),
  });

/** The brand stands where the act needs it. */
const standsAs = ({ brands }: Dossier, brand: string, wanted: BrandStanding | undefined) =>
  brands.get(brand) !== wanted &&
  breach(
    'BrandStandsOtherwise',
    'UM-34',
    [record('UM-34')],
    say('该品牌的状态不允许此行为', 'The brand does not stand where this can be done'),
    { brand, stands: brands.get(brand) ?? 'unknown', wanted: wanted ?? 'unknown' },
  );

const nomination = { brand: title(), supplier: code(), grounds: text() };
export const BrandNominated = brandEvent(
  'BrandNominated',
  'nominated',
  'NominateBrand',
  '品牌申报',
  'Brand nominated',
  nomination,
);
/** Names a service of this project for a brand award (UM-34). It is no bonus in any selection (X12). */
export const nominateBrand = act({
  name: 'NominateBrand',
  scope: 'project',
  label: say('申报品牌', 'Nominate a brand'),
  addresses: [at(`${P}/brands/nominate`)],
  input: nomination,
  events: [BrandNominated],
  invariants: (dossier, { brand, supplier }) =>
    broken(
      standsAs(dossier, brand, undefined),
      ![...dossier.contracts.values()].some((contract) => contract.supplier === supplier) &&
        breach(
          'NotItsSupplier',
          'UM-34',
          [record('UM-34')],
          say('不是本项目的承接主体', 'That is no supplier of this project'),
          { supplier, suppliers: [...dossier.contracts.values()].map((contract) => contract.supplier) },
        ),
    ),
  decide: (_, input) => [BrandNominated.of(input)],
});

const award = { brand: title(), documentNo: title() };
export const BrandAwarded = brandEvent('BrandAwarded', 'awarded', 'AwardBrand', '授予品牌', 'Brand awarded', award);
export const awardBrand = act({
  name: 'AwardBrand',
  scope: 'project',
  label: say('授予品牌', 'Award a brand'),
  addresses: [at(`${P}/brands/award`)],
  input: award,
  events: [BrandAwarded],
  invariants: (dossier, { brand }) => broken(standsAs(dossier, brand, 'nominated')),
  decide: (_, input) => [BrandAwarded.of(input)],
});

const revocation = { brand: title(), reason: text(), documentNo: title() };
export const BrandRevoked = brandEvent(
  'BrandRevoked',
  'revoked',
  'RevokeBrand',
  '撤销品牌',
  'Brand revoked',
  revocation,
);
export const revokeBrand = act({
  name: 'RevokeBrand',
  scope: 'project',
  label: say('撤销品牌', 'Revoke a brand'),
  addresses: [at(`${P}/brands/revoke`)],
  input: revocation,
  events: [BrandRevoked],
  invariants: (dossier, { brand }) => broken(standsAs(dossier, brand, 'awarded')),
  decide: (_, input) => [BrandRevoked.of(input)],
});
