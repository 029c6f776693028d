import { LoggedEvent } from '../../client/types';
import { canonical } from './canonical';
import { firstUnfit } from './chain';
import { hashOf } from './eventHash';

const { subtle } = globalThis.crypto;

/** The first two events of a project as a server once sealed them. */
const EVENTS: readonly LoggedEvent[] = [
  {
    id: 'f1c4b575-6e03-8c59-9fc3-ab10923825b8',
    stream: 'project-pavumjrcsfgf2fmfxebrw',
    revision: 0,
    type: 'ProjectProposed',
    shape: 1,
    data: {
      budgetFen: 68000000,
      budgetLine: {
        code: '2020-510183-0042',
        year: 2020,
      },
      catalogueItem: {
        benefitClass: 'auxiliary',
        category: 'technical',
        code: 'D0301',
        edition: '成都市政府购买服务指导目录',
        inCentralCatalogue: false,
        name: '检验检测服务',
      },
      district: '510183',
      flags: {
        adHoc: false,
        functionTransfer: false,
        majorLivelihood: false,
        majorProject: false,
        newItem: false,
        pilot: false,
      },
      fundingSources: [
        {
          amountFen: 68000000,
          source: '部门预算项目经费',
        },
      ],
      items: [
        {
          code: 'shuizhi',
          name: '城市供水水质检测',
        },
      ],
      jurisdiction: '510100',
      mode: 'procurement',
      procedure: {
        hash: 'sha256:8da029073eb4a11b79e23cea929a6ea2cc2d516eb57b01cc73759d18224cb173',
        id: 'cd-2020',
        parts: [
          {
            hash: 'sha256:96a9e1b241bc312829a9b4f31857443f83495b780cd7fd0cbfe0dcab163a26be',
            id: 'cn-floor',
            version: '1.0.0',
          },
          {
            hash: 'sha256:2f6ee51b0781ebfada167de94f381ace4775646a802bd8e45a01cc1d707463d2',
            id: 'cd-2020',
            version: '1.0.0',
          },
        ],
        version: '1.0.0',
      },
      purchaser: '邛崃市水务局',
      sample: ['purchaser', 'serviceType', 'catalogueItem', 'budgetLine', 'fundingSources', 'flags', 'items'],
      serviceType: 'waterTesting',
      title: '邛崃市城市供水水质检测服务',
    },
    meta: {
      actor: {
        client: 'cli',
        organisation: '邛崃市水务局',
        person: 'p_cfe81de7dfe886f7',
        role: 'purchaser.handler',
      },
      bodyDigest: 'sha256:dece11b10bde64ef83403228a5b7fc76f8d112d4508dea31e8eac46e13e86200',
      causationId: '0568c4c4-5229-8ba2-b0b7-20636cf4d5a5',
      commandId: '0568c4c4-5229-8ba2-b0b7-20636cf4d5a5',
      correlationId: '0568c4c4-5229-8ba2-b0b7-20636cf4d5a5',
      facts: {
        'actor.role': 'purchaser.handler',
        'cd-2020.ProposeProject.once.done': 0,
        'cd-2020.ProposeProject.once.of': 1,
        'key.key': '',
      },
      hash: 'sha256:4ea367bf47a876786e0cecb46d35329749881e92f29a078e33d937735b681291',
      jurisdiction: '510100',
      legalBasis: [
        {
          instrument: '成都市政府购买服务工作规程',
        },
        {
          instrument: '成都市政府购买服务暂行办法',
        },
        {
          instrument: '成都市规范开展政府采购和政府购买服务管理办法',
        },
      ],
      occurredAt: '2020-01-06T01:00:00.000Z',
      prev: 'sha256:ead34ee8a6d2c2d68893c69fe9256782907fd8af6d5a7a31070243a657626106',
      procedure: {
        calendar: 'sha256:dbe6fb2e35cf47303e47e81d6403b69123fb7771428f483f6dda2fe9a080ddc3',
        hash: 'sha256:8da029073eb4a11b79e23cea929a6ea2cc2d516eb57b01cc73759d18224cb173',
        id: 'cd-2020',
        stage: 'S06',
        stages: ['S06', 'S05', 'S07', 'S32'],
        version: '1.0.0',
      },
      recordedAt: '2020-01-06T01:00:00.107Z',
    },
    index: 234,
  },
  {
    id: '40ac232e-0166-86a7-939f-d602ca52b4c7',
    stream: 'project-pavumjrcsfgf2fmfxebrw',
    revision: 1,
    type: 'BudgetLineConfirmed',
    shape: 1,
    data: {
      availableFen: 68000000,
      documentNo: '成财预(示例)〔2020〕1号',
      line: '2020-510183-0042',
      sample: ['line', 'documentNo'],
      year: 2020,
    },
    meta: {
      actor: {
        client: 'cli',
        organisation: '成都市财政局',
        person: 'p_faf9a158d2bd803f',
        role: 'finance.general',
      },
      attachments: [
        {
          kind: 'decision',
          name: '示例文件-预算指标确认单.txt',
          sha256: 'sha256:f872d0361a8c0e5896ee03e3c6b7f7a2d7853a27967cd2519655acc1b27ff039',
        },
      ],
      bodyDigest: 'sha256:44496306ed0f4544c8a49c60ddb8bf69ec57964e064182b3bb5d799cefdb630b',
      causationId: '8724a2fe-0111-814f-8f58-8841d7106e9e',
      commandId: '8724a2fe-0111-814f-8f58-8841d7106e9e',
      correlationId: '8724a2fe-0111-814f-8f58-8841d7106e9e',
      facts: {
        'actor.role': 'finance.general',
        'key.key': '',
      },
      hash: 'sha256:9360d7b007c952fb209f2fdf5cd133e72ff57c6669d8c9c56c82c09afcecd111',
      jurisdiction: '510100',
      legalBasis: [
        {
          article: '15',
          instrument: '行政事业单位内部控制规范(试行)(财会〔2012〕21号)',
          mark: 'G',
        },
        {
          article: '预算编制',
          instrument: '成都市政府购买服务工作规程',
        },
      ],
      occurredAt: '2020-01-08T02:00:00.000Z',
      prev: 'sha256:4ea367bf47a876786e0cecb46d35329749881e92f29a078e33d937735b681291',
      procedure: {
        calendar: 'sha256:dbe6fb2e35cf47303e47e81d6403b69123fb7771428f483f6dda2fe9a080ddc3',
        hash: 'sha256:8da029073eb4a11b79e23cea929a6ea2cc2d516eb57b01cc73759d18224cb173',
        id: 'cd-2020',
        stage: 'S02',
        stages: ['S06', 'S02', 'S04', 'S07', 'S32'],
        version: '1.0.0',
      },
      recordedAt: '2020-01-08T02:00:00.000Z',
    },
    index: 235,
  },
];

const [FIRST, SECOND] = EVENTS as readonly [LoggedEvent, LoggedEvent];

describe('The check of a history', () => {
  it('computes the hash that the server computed', async () => {
    expect(await hashOf(subtle, FIRST)).toBe(FIRST.meta.hash);
    expect(await firstUnfit(subtle, EVENTS)).toBeUndefined();
  });

  it('names an event that was altered, though every link still meets', async () => {
    const altered = { ...FIRST, data: { ...FIRST.data, budgetFen: 68000001 } };
    expect(await firstUnfit(subtle, [altered, SECOND])).toEqual({ event: altered, fault: 'altered' });
    const retold = { ...SECOND, meta: { ...SECOND.meta, occurredAt: '2020-01-07T00:00:00.000Z' } };
    expect(await firstUnfit(subtle, [FIRST, retold])).toEqual({ event: retold, fault: 'altered' });
  });

  it('names an event that does not follow: the first one taken away, or another put before', async () => {
    expect(await firstUnfit(subtle, [SECOND])).toEqual({ event: SECOND, fault: 'unlinked' });
    expect(await firstUnfit(subtle, [FIRST, { ...SECOND, revision: 2 }])).toMatchObject({ fault: 'unlinked' });
  });

  it('writes JSON in its canonical form', () => {
    expect(canonical({ b: [true, 1, 'ä"'], a: { d: '', c: {} }, A: [] })).toBe(
      '{"A":[],"a":{"c":{},"d":""},"b":[true,1,"ä\\""]}',
    );
  });
});
