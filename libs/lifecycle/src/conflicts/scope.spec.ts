import { Case, does } from '../../test/case.js';
import { DATED_TEXTS, figuresOf } from '../../test/case-texts.js';
import {
  budgetConfirmed,
  DATED_SHELF,
  on,
  proposedOn,
  reviewedInChangji,
  scopeChecked,
  SHIPPED_FAULTS,
} from '../../test/dated.js';

const FROM_2020 = '2020-03-01';
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const checkedOn = (day: string, place: 'keqiao' | 'chengdu', serviceType: string, checked = day) =>
  on()
    .and(proposedOn(day, place, { serviceType }))
    .when(scopeChecked(checked));
const ART_10_5 = { instrument: '政府购买服务管理办法(财政部令第102号)', article: '10(五)' };

it('all shipped packs stand on one shelf', () => expect(SHIPPED_FAULTS).toEqual([]));

describe('A14 X1 Public-welfare posts 公益性岗位', () => {
  const [then, now] = figuresOf(DATED_TEXTS.A14, /proposed (\d{4}-\d\d-\d\d).*proposed (\d{4}-\d\d-\d\d)/);
  const posts = { serviceType: 'publicWelfarePosts' };
  const past = on().and(proposedOn(then!, 'keqiao', posts), scopeChecked(then!));

  it('proposed then under kq-2015: the scope check passes', () => {
    expect(past.last('ProjectProposed').data['procedure']).toMatchObject({ id: 'kq-2015' });
    expect(past.types).toEqual(['ProjectProposed', 'ScopeCheckPassed']);
  });

  it('proposed on the first day of the order of 2020: it cannot pass, and fails on art. 10(5)', () => {
    const told = on().and(proposedOn(now!, 'keqiao', posts));
    const { refusal, events } = told.when(scopeChecked(now!));
    expect(events).toEqual([]);
    expect(refusal).toMatchObject({ code: 'OutOfScope', rule: 'INV-03', source: [ART_10_5], facts: { 'project.serviceType': posts.serviceType } });
    expect(told.when(scopeChecked(now!, false, { ground: '102-10-5' })).types).toEqual(['ScopeCheckFailed']);
  }); // prettier-ignore

  it('the day of the proposal decides, not that of the check', () => {
    expect(checkedOn(dayBefore(FROM_2020), 'keqiao', posts.serviceType, '2020-03-05').codes).toEqual([]);
    expect(checkedOn(FROM_2020, 'keqiao', posts.serviceType, '2020-03-05').codes).toEqual(['OutOfScope']);
  });

  it('replayed in 2026 the project of then still passes, and goes on', () => {
    const replayed = new Case(structuredClone(past.events) as never, DATED_SHELF);
    expect(replayed.state).toEqual(past.state);
    expect(replayed.when(scopeChecked('2026-06-01')).types).toEqual(['ScopeCheckPassed']);
    const going = replayed.and(budgetConfirmed('2026-06-01'), does('finance.general', '2026-06-02', 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' })); // prettier-ignore
    expect(going.types.at(-1)).toBe('ProjectReviewed');
  });
});

describe('X2 Hiring people (102号令 10(五))', () => {
  it.each(['recruitment', 'labourDispatch', 'labour'])('is bought until 2020-02-29 and not from 2020-03-01: %s', (serviceType) => {
    const inChangji = (day: string) => on().and(proposedOn(day, 'changji', { serviceType }), ...reviewedInChangji(day)).when(scopeChecked(day));
    expect(inChangji(dayBefore(FROM_2020)).types).toEqual(['ScopeCheckPassed']);
    expect(inChangji(FROM_2020).refusal).toMatchObject({ code: 'OutOfScope', source: [ART_10_5] });
    expect(inChangji(FROM_2020).events).toEqual([]);
  }); // prettier-ignore
});

describe('A15 X4 What the government must do itself 直接履职', () => {
  it.each(['administrativePenalty', 'administrativeEnforcement', 'adjudication'])('fails in Chengdu on any day, by the negative list (CD-05): %s', (serviceType) => {
    for (const day of ['2020-01-06', FROM_2020, '2021-06-01']) {
      const { refusal, events } = checkedOn(day, 'chengdu', serviceType);
      expect(events).toEqual([]);
      expect(refusal?.all).toContainEqual(expect.objectContaining({ code: 'DirectDuty', rule: 'CD-05' }));
    }
  }); // prettier-ignore
  it('where no list of its own speaks, from the order of 2020 (102号令 10(二))', () => {
    expect(checkedOn(dayBefore(FROM_2020), 'keqiao', 'administrativeEnforcement').codes).toEqual([]);
    expect(checkedOn(FROM_2020, 'keqiao', 'administrativeEnforcement').refusal).toMatchObject({ code: 'DirectDuty', source: [{ article: '10(二)' }] }); // prettier-ignore
  });
});

describe('A21 Published is not effective (INV-08)', () => {
  const [published, effective, day] = figuresOf(DATED_TEXTS.A21, /published ([\d-]+), effective ([\d-]+): proposal on ([\d-]+)/);
  it('a proposal between the two days does not use kq-2015', () => {
    expect(published! < day! && day! < effective!).toBe(true);
    for (const early of [published!, day!, dayBefore(effective!)]) {
      const { refusal, events } = on().when(proposedOn(early, 'keqiao'));
      expect(refusal).toMatchObject({ code: 'NoProcedureInForce', rule: 'INV-08' });
      expect(events).toEqual([]);
    }
    expect(on().when(proposedOn(effective!, 'keqiao')).events[0]?.data['procedure']).toMatchObject({ id: 'kq-2015' });
  });
}); // prettier-ignore

describe('X19 Works and financing in a purchase of services (NR-07b)', () => {
  it.each(['works', 'financing'])('%s may pass until 财预〔2017〕87号, by the day of the proposal', (serviceType) => {
    expect(checkedOn('2017-05-27', 'keqiao', serviceType, '2017-06-01').codes).toEqual([]);
    expect(checkedOn('2017-05-28', 'keqiao', serviceType, '2017-06-01').refusal).toMatchObject({ code: 'OutOfScope', rule: 'INV-06' });
  }); // prettier-ignore
});
