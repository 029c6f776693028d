import { after, floorOf, intend, outcomeOf, packOf, verdictOn, vocabulary } from '../../test/garden.js';
import { compose } from '../composition/compose.js';
import { routeOf } from './route-of.js';

const procedure = compose(
  vocabulary,
  floorOf(''),
  packOf(`
parameters: {large: {type: fen, value: 1000, by: adopter}}
acts:
  Ask: {initial: true, actors: [purchaser]}
  Review: {actors: [purchaser], needs: [Ask]}
  Correct: {actors: [purchaser], needs: [Ask]}
  Approve: {actors: [purchaser], needs: ["route:approval"]}
  Plan: {actors: [purchaser], needs: [Ask]}
  Tender: {actors: [purchaser], needs: [Plan]}
routes:
  approval:
    source: [{instrument: Routes}]
    zh: 审批
    en: Approval
    require:
      - {id: adHoc, when: "project.adHoc", acts: [Review, Correct], rule: KQ-7, zh: 一事一议, en: Ad hoc}
      - {id: large, when: "project.budgetFen >= params.large", acts: [Review], zh: 大额, en: Large}
      - {id: ordinary, otherwise: true, acts: [], zh: 一般, en: Ordinary}
  method:
    act: Tender
    fact: tender.method
    source: [{instrument: Routes}]
    zh: 方式
    en: Method
    allow:
      - {id: large, when: "project.budgetFen >= params.large", values: [open], zh: 大额, en: Large}
      - {id: rest, otherwise: true, values: [open, quotation], zh: 其余, en: Rest}
`),
);
const project = (adHoc: boolean, budgetFen: number) => ({ project: { adHoc, budgetFen } });

describe('a route', () => {
  it('takes the first row that matches, and tells on which facts', () => {
    expect(routeOf(procedure, 'approval', project(true, 5000))).toMatchObject({
      route: 'adHoc',
      rule: 'KQ-7',
      acts: ['Review', 'Correct'],
      facts: ['project.adHoc'],
    });
    expect(routeOf(procedure, 'approval', project(false, 1000))).toMatchObject({ route: 'large', acts: ['Review'] });
    expect(routeOf(procedure, 'approval', project(false, 999))).toMatchObject({ route: 'ordinary', acts: [] });
  });

  it('is not determined while a fact is missing, nor where nobody defines it', () => {
    expect(routeOf(procedure, 'approval', { project: { budgetFen: 5 } })).toBeUndefined();
    expect(routeOf(procedure, 'elsewhere', project(false, 5))).toBeUndefined();
  });

  it('adds the needs of its row to the acts that need it', () => {
    const approve = (facts: ReturnType<typeof project>, ...done: string[]) =>
      outcomeOf(procedure, after('Ask', ...done), 'garden.Approve.needs.1', intend('Approve', { facts }));
    expect(approve(project(false, 5))).toBe('holds');
    expect(approve(project(false, 5000))).toBe('fails');
    expect(approve(project(false, 5000), 'Review')).toBe('holds');
    expect(approve(project(true, 5), 'Review')).toBe('fails');
    expect(outcomeOf(procedure, after('Ask'), 'garden.Approve.needs.1', intend('Approve'))).toBe('open');
  });

  it('permits the values of its row', () => {
    const tender = (budgetFen: number, method: string) =>
      verdictOn(
        procedure,
        after('Ask', { act: 'Plan', opens: ['lot-1'] }),
        'garden.route.method',
        intend('Tender', { key: 'lot-1', facts: { ...project(false, budgetFen), tender: { method } } }),
      );
    expect(tender(999, 'quotation')?.outcome).toBe('holds');
    expect(tender(1000, 'quotation')).toMatchObject({
      outcome: 'fails',
      remedies: [{ kind: 'bound', fact: 'tender.method', op: '=', bound: 'open' }],
    });
    expect(tender(1000, 'open')?.outcome).toBe('holds');
    expect(routeOf(procedure, 'method', project(false, 1000))?.values).toEqual(['open']);
  });
});
