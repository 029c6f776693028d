/** A proposal of ordinary size: eight lists of services, one source of money. */
export const proposal = {
  title: '邛崃市水质第三方监测服务',
  jurisdiction: '510183',
  district: '510183',
  purchaser: 'purchaser',
  mode: 'procurement',
  catalogueItem: {
    code: 'A0701',
    name: '水质监测服务',
    category: 'A07',
    benefitClass: 'public',
    inCentralCatalogue: true,
    edition: '2020',
  },
  budgetFen: 56_000_000,
  budgetLine: { code: '2110301', year: 2021 },
  fundingSources: [{ source: '区级财政', amountFen: 56_000_000 }],
  flags: {
    newItem: true,
    functionTransfer: false,
    adHoc: false,
    majorProject: false,
    majorLivelihood: false,
    pilot: false,
  },
  items: Array.from({ length: 8 }, (_, i) => ({ code: `S${i}`, name: `断面${i}监测` })),
};
