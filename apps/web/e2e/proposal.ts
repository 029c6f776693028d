import { Page } from 'playwright-core';

/** Fills the form of a proposal as a handler would write it; amounts as people write them. */
export async function fillProposal(
  page: Page,
  { title, budget, funded }: { title: string; budget: string; funded: string },
): Promise<void> {
  const fill = (field: string, value: string) => page.fill(`[id="field-${field}"]`, value);
  const choose = async (field: string, option: string) => {
    await page.click(`[id="field-${field}"]`);
    await page.click(`.ant-select-dropdown:visible [title="${option}"]`);
  };
  await fill('title', title);
  await choose('jurisdiction', '成都市');
  await choose('district', '邛崃市');
  await fill('purchaser', 'purchaser');
  await choose('mode', '政府采购');
  await fill('catalogueItem-code', 'C1001');
  await fill('catalogueItem-name', '水质检测');
  await choose('catalogueItem-category', '技术性服务');
  await choose('catalogueItem-benefitClass', '公共服务');
  await fill('catalogueItem-edition', '成都市政府购买服务指导目录');
  await fill('budgetFen', budget);
  await fill('budgetLine-code', '2130311');
  await fill('budgetLine-year', '2020');
  await fill('fundingSources-0-source', '一般公共预算');
  await fill('fundingSources-0-amountFen', funded);
  await page.getByLabel('模拟时钟拨到').fill('2020-02-10 09:00');
}
