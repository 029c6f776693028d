import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSettings, SETTINGS } from './settings.js';

interface Service {
  readonly image: string;
  readonly build?: { readonly target: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly ports?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const folder = join(__dirname, '../../../../docker');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const known = new Set<string>(Object.values(SETTINGS).map(({ env }) => env));

describe('the Dockerfile', () => {
  const text = readFileSync(join(folder, 'Dockerfile'), 'utf8');

  it('makes an image for each app that runs without root and tells its health', () => {
    const [, ...stages] = text.split(/^FROM /m);
    const stage = (name: string) => stages.find((one) => new RegExp(`^\\S+ AS ${name}\\n`).test(one))!;
    for (const app of ['api', 'projector']) {
      expect(stage(app)).toMatch(/^runtime AS /);
      expect(stage(app)).toContain('HEALTHCHECK');
      expect(stage(app)).toContain(`apps/${app}/dist/main.js`);
    }
    expect(stage('runtime')).toMatch(/^USER node$/m);
  });
});

describe.each(files)('docker/%s', (file) => {
  const { services, volumes } = parse(readFileSync(join(folder, file), 'utf8'), { merge: true }) as Compose;
  const apps = Object.entries(services).filter(([, { build }]) => build !== undefined);
  const servers = Object.entries(services).filter(([name]) => /^(event-store|mongo)(-\d)?$/.test(name));

  it('runs two api processes and two projectors on servers that tell their health', () => {
    expect(apps.map(([name]) => name)).toEqual(['api-1', 'api-2', 'projector-1', 'projector-2']);
    for (const [, { healthcheck }] of [...apps, ...servers]) expect(healthcheck?.test.length).toBeGreaterThan(1);
  });

  it('gives its apps settings that there are, and that fit together', () => {
    for (const [, { environment = {} }] of apps) {
      expect(Object.keys(environment).filter((env) => !known.has(env))).toEqual([]);
      const filled = Object.entries(environment).map(([env, text]) => [env, withDefaults(text)]);
      expect(() => readSettings(Object.fromEntries(filled) as Record<string, string>)).not.toThrow();
    }
  });

  it('lets no app write anywhere but into its volumes', () => {
    for (const [, { read_only }] of apps) expect(read_only).toBe(true);
  });

  it('opens ports to this machine only', () => {
    for (const [, { ports = [] }] of Object.entries(services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('names volumes and services that there are', () => {
    for (const [, { volumes: mounts = [], depends_on = {} }] of Object.entries(services)) {
      const named = mounts.map((mount) => mount.split(':')[0]!).filter((source) => !source.startsWith('.'));
      expect(named.filter((source) => !(source in volumes))).toEqual([]);
      expect(Object.keys(depends_on).filter((name) => !(name in services))).toEqual([]);
    }
  });

  it('holds no secret', () => {
    for (const [, { environment = {} }] of Object.entries(services))
      for (const [env, text] of Object.entries(environment)) {
        if (/PASSWORD$/.test(env)) expect(text).toMatch(/^\$\{\w+/);
        if (/URL$/.test(env)) expect(text).toMatch(/:\$\{\w+\}@/);
      }
  });
});

describe('docker/compose.cluster.yaml', () => {
  const { services } = parse(readFileSync(join(folder, 'compose.cluster.yaml'), 'utf8'), { merge: true }) as Compose;

  it('has three members of each server, who know one another', () => {
    const names = Object.keys(services);
    expect(names.filter((name) => /^event-store-\d$/.test(name))).toHaveLength(3);
    expect(names.filter((name) => /^mongo-\d$/.test(name))).toHaveLength(3);
    for (const i of [1, 2, 3]) {
      const { EVENTSTORE_GOSSIP_SEED: seed, EVENTSTORE_CLUSTER_SIZE: size } =
        services[`event-store-${i}`]!.environment!;
      expect([size, seed!.split(',')]).toEqual([
        '3',
        [1, 2, 3].filter((other) => other !== i).map((other) => `event-store-${other}:2113`),
      ]);
    }
    expect(services['replica-set']!.environment!['MEMBERS']).toBe('mongo-1:27017,mongo-2:27017,mongo-3:27017');
  });
});

describe('docker/README.md', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const used = new Set(
    files.flatMap((file) => {
      const { services } = parse(readFileSync(join(folder, file), 'utf8'), { merge: true }) as Compose;
      return Object.values(services)
        .filter(({ build }) => build !== undefined)
        .flatMap(({ environment = {} }) => Object.keys(environment));
    }),
  );

  it.each([...used])('lists the setting %s', (env) => expect(readme).toContain(`| \`${env}\` |`));
});

const withDefaults = (text: string): string =>
  text.replaceAll(/\$\{\w+(?::-([^}]*))?\}/g, (_, fallback) => fallback ?? 'x');
