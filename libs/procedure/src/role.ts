import { Text } from '@tongjian/kernel';

/** The roles in which people and systems act, leaves of a tree: `finance.treasury` is a leaf of `finance`. */
export const ROLES: Readonly<Record<string, Text>> = {
  'purchaser.handler': { zh: '购买主体经办人', en: 'Purchaser, handler' },
  'purchaser.reviewer': { zh: '购买主体审核人', en: 'Purchaser, reviewer' },
  'purchaser.head': { zh: '购买主体负责人', en: 'Purchaser, head' },
  'finance.general': { zh: '财政部门综合科', en: 'Finance, general section' },
  'finance.procurement': { zh: '财政部门采购监管科', en: 'Finance, procurement supervision' },
  'finance.treasury': { zh: '财政部门国库科', en: 'Finance, treasury' },
  'finance.performance': { zh: '财政部门绩效科', en: 'Finance, performance' },
  government: { zh: '政府', en: 'Government' },
  governmentOffice: { zh: '政府办公室', en: 'Government office' },
  staffing: { zh: '机构编制部门', en: 'Staffing office' },
  humanResources: { zh: '人力资源社会保障部门', en: 'Human resources' },
  agency: { zh: '采购代理机构', en: 'Procurement agency' },
  expert: { zh: '评审专家', en: 'Expert' },
  thirdParty: { zh: '第三方机构', en: 'Third party' },
  inspector: { zh: '督学', en: 'School inspector' },
  supplier: { zh: '承接主体', en: 'Supplier' },
  beneficiary: { zh: '服务对象', en: 'Beneficiary' },
  community: { zh: '社区', en: 'Community' },
  auditor: { zh: '审计', en: 'Auditor' },
  supervisor: { zh: '监察', en: 'Supervisor' },
  importer: { zh: '历史数据导入员', en: 'Importer' },
  operator: { zh: '系统管理员', en: 'Operator' },
  process: { zh: '自动流程', en: 'Automatic process' },
  timer: { zh: '时钟', en: 'Timer' },
};

/** The leaves that a role stands for: itself, or all below it; undefined for a role that nobody knows. */
export function leavesOf(role: string): readonly string[] | undefined {
  if (role in ROLES) return [role];
  const leaves = Object.keys(ROLES).filter((leaf) => leaf.startsWith(`${role}.`));
  return leaves.length > 0 ? leaves : undefined;
}
