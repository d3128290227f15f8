import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { readConfiguration, type Configuration } from '#libs/platform';
import {
  type Container,
  FOLDERS,
  filesOf,
  KUBERNETES,
  kustomizationOf,
  type Manifest,
  manifests,
  manifestsOf,
  named,
  secrets,
  settingsOf,
  type Workload,
  workloads,
} from './support/kubernetes-manifests.js';
import { faultsOf, hasSchema } from './support/kubernetes-schemas.js';

/** Objects that operators define. Nothing here runs them: they were read against their documentation. */
const READ_NOT_RUN: Record<string, string> = {
  'Cluster callmanager-database': 'CloudNativePG 1.25: synchronous replication, managed roles',
  'ObjectStore callmanager-backups': 'Barman Cloud plugin of CloudNativePG',
  'ScheduledBackup callmanager-nightly': 'CloudNativePG 1.25, method plugin',
  'ScaledObject callmanager-worker': 'KEDA 2.18, Prometheus scaler',
  'PodMonitor callmanager-api': 'Prometheus Operator',
  'PodMonitor callmanager-worker': 'Prometheus Operator',
};

/** What somebody fills into the example of secrets. */
const FILLED_IN: Record<string, string> = {
  SECRET_KEY: 'Vb7-tq2Xh9Lz4Rk8Wm1Nc6Pj3Fs5Gd0Y',
  TWILIO_ACCOUNT_SID: 'AC1',
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_MESSAGING_SERVICE_SID: 'MG1',
  SMTP_URL: 'smtps://crew:secret@mail.example.com:465',
  password: 'swordfish',
};
/** Connections that a process keeps: its pool, listeners, and those that run tasks. */
const CONNECTIONS = 15;

const titleOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;
const titled = (all: Manifest[]) => all.map((each) => [titleOf(each), each] as const);
const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const ours = ['migrate', 'api', 'worker'].map((component) => {
  const found = workloads.find(
    ({ metadata }) => metadata.labels!['app.kubernetes.io/component'] === component,
  );
  return [component, found!, found!.spec.template.spec.containers[0]!] as const;
});
const settings = { ...settingsOf('base/settings.env'), ...settingsOf('example/settings.env') };
const secretNamed = (name: string): Manifest => {
  const found = secrets.find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`There is no secret ${name}.`);
  return found;
};
const filledIn = (key: string, given: string): string => {
  const value = given || FILLED_IN[key];
  if (value === undefined) throw new Error(`Nobody knows what ${key} would be.`);
  return value;
};

/** The variables of a container, as the kubelet gives them. */
function environmentOf({ envFrom = [], env = [] }: Container): Record<string, string> {
  const all: Record<string, string> = {};
  for (const source of envFrom)
    if ('configMapRef' in source) Object.assign(all, settings);
    else
      for (const [key, value] of Object.entries(secretNamed(source.secretRef.name).stringData!))
        all[key] = filledIn(key, value);
  for (const { name, value, valueFrom } of env) {
    const { name: secret, key } = valueFrom?.secretKeyRef ?? { name: '', key: '' };
    const given = valueFrom ? filledIn(key, secretNamed(secret).stringData![key]!) : value!;
    all[name] = given.replaceAll(/\$\((\w+)\)/g, (_, other: string) => all[other] ?? `?${other}`);
  }
  return all;
}

/** Reads the configuration, and tells which variables it never asked for. */
function configurationOf(env: Record<string, string>): { found: Configuration; unknown: string[] } {
  const asked = new Set<string>();
  const watched = new Proxy(env, {
    get(target, name: string) {
      asked.add(name);
      return target[name];
    },
  });
  const found = readConfiguration(watched);
  return { found, unknown: Object.keys(env).filter((name) => !asked.has(name)) };
}

describe('deploy/kubernetes', () => {
  describe('each object', () => {
    const core = [...manifests, ...secrets].filter(hasSchema);

    it.each(titled(core))("%s is as Kubernetes' schema has it", (_title, manifest) =>
      expect(faultsOf(manifest)).toEqual([]),
    );

    it('has a schema, or is of an operator and was read, not run', () => {
      const others = manifests.filter((each) => !hasSchema(each));
      expect(others.map(titleOf).sort()).toEqual(Object.keys(READ_NOT_RUN).sort());
      const base = kustomizationOf('base').resources.flatMap((name) => manifestsOf(`base/${name}`));
      expect(base.filter((each) => !hasSchema(each))).toEqual([]);
    });

    it.each`
      change                                                                       | fault
      ${(pod: Container) => Object.assign(pod, { livenesProbe: {} })}              | ${'/livenesProbe is unknown'}
      ${(pod: Container) => Object.assign(pod.readinessProbe!, { period: 5 })}     | ${'/readinessProbe/period is unknown'}
      ${(pod: Container) => Object.assign(pod.ports![0]!, { containerPort: '8' })} | ${'/containerPort must be integer'}
      ${(pod: Container) => Reflect.deleteProperty(pod, 'name')}                   | ${'/containers/0 must have required property name'}
    `('would be told of $fault', ({ change, fault }) => {
      const broken = structuredClone(named<Workload>('Deployment', 'callmanager-api'));
      (change as (pod: Container) => void)(broken.spec.template.spec.containers[0]!);
      expect(faultsOf(broken).join()).toContain(fault);
    });
  });

  it.each(FOLDERS)('%s: its kustomization names every file, and only what is there', (folder) => {
    const {
      resources,
      components = [],
      configMapGenerator = [],
      patches = [],
    } = kustomizationOf(folder);
    const files = [
      ...resources.filter((name) => name.endsWith('.yaml')),
      ...configMapGenerator.flatMap(({ envs }) => envs),
      ...patches.flatMap(({ path }) => path ?? []),
    ];
    expect(files.sort()).toEqual(filesOf(folder).sort());
    for (const other of [...resources, ...components].filter((name) => name.startsWith('..')))
      expect(existsSync(join(KUBERNETES, folder, other, 'kustomization.yaml'))).toBe(true);
    for (const { target } of patches) if (target) named(target.kind, target.name);
  });

  it('the example takes in all components', () =>
    expect(kustomizationOf('example').components).toEqual(
      expect.arrayContaining(FOLDERS.filter((name) => name.startsWith('c')).map((n) => `../${n}`)),
    ));

  it('runs this version, and the databases of the compose file', () => {
    const { services } = load(read('docker-compose.yml')) as {
      services: Record<string, { image: string }>;
    };
    const images = workloads.flatMap(({ spec }) =>
      spec.template.spec.containers.map(({ image }) => image),
    );
    const redis = /:-(.+)\}/.exec(services['redis']!.image)![1]!;
    expect(new Set(images)).toEqual(new Set([`callmanager:${version}`, redis]));
    expect(kustomizationOf('example').images).toEqual([
      { name: 'callmanager', newName: expect.any(String) as string, newTag: version },
    ]);
    const { spec } = named('Cluster', 'callmanager-database');
    const postgres = /:-postgres:([\d.]+)-/.exec(services['postgres']!.image)![1];
    expect(spec!['imageName']).toContain(`/postgresql:${postgres}-`);
  });

  describe.each(ours)('the variables of %s', (component, _workload, container) => {
    const env = environmentOf(container);

    it('are all known to the configuration, which lacks none', () => {
      const { found, unknown } = configurationOf(env);
      const expanded = container.env!.flatMap(({ value }) => value?.match(/(?<=\$\()\w+/g) ?? []);
      expect(unknown).toEqual(expanded);
      expect(found).toMatchObject({ production: true, worker: 'off', devTools: false });
      expect(found.publicUrl).toMatch(/^https:/);
    });

    it('give the password of the tables’ owner to the migration alone', () => {
      const { database } = configurationOf(env).found;
      const { initdb } = named('Cluster', 'callmanager-database').spec!['bootstrap'] as {
        initdb: { owner: string; database: string };
      };
      const asOwner = component === 'migrate';
      expect([database.migrateUser === initdb.owner, 'DB_MIGRATE_PASS' in env]).toEqual([
        asOwner,
        asOwner,
      ]);
      expect(database).toMatchObject({ migrations: 'await', name: initdb.database });
      const { roles } = named('Cluster', 'callmanager-database').spec!['managed'] as {
        roles: { name: string }[];
      };
      expect(roles.map(({ name }) => name)).toEqual([database.user]);
      if (!asOwner) expect(env['REDIS_URL']).toBe('redis://:swordfish@callmanager-redis:6379');
    });
  });

  it.each(ours)(
    '%s listens where its ports say, runs what is in the image, and may end',
    (...of) => {
      const [component, { spec }, { ports = [], command, livenessProbe, readinessProbe }] = of;
      const { found } = configurationOf(environmentOf(of[2]));
      const listening = { api: found.port, worker: found.metricsPort }[component];
      expect(ports.map(({ containerPort }) => containerPort)).toEqual(listening ? [listening] : []);
      const image = read('scripts/image.mjs') + read('Dockerfile');
      const programs = [command, readinessProbe?.exec?.command].flatMap(
        (line) => line?.filter((word) => /\.m?js$/.test(word)) ?? [],
      );
      for (const program of programs) expect(image).toContain(program);
      for (const probe of [livenessProbe, readinessProbe])
        if (probe?.httpGet) expect(probe.httpGet.port).toBe(ports[0]!.name);
      if (component === 'migrate') return;
      expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(
        2 * found.drainSeconds + found.stopSeconds + 10,
      );
    },
  );

  it.each(workloads.map((each) => [titleOf(each), each.spec.template.spec] as const))(
    '%s has no rights of root, cannot gain any, and writes only where it must',
    (_title, pod) => {
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      expect(named('ServiceAccount', pod.serviceAccountName)).toMatchObject({
        automountServiceAccountToken: false,
      });
      for (const { securityContext, resources } of pod.containers) {
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(resources).toMatchObject({
          requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string },
          limits: { memory: expect.any(String) as string },
        });
      }
    },
  );

  it('keeps fewer connections than the database takes, at the largest numbers of processes', () => {
    const largest = [
      named('HorizontalPodAutoscaler', 'callmanager-api').spec!['maxReplicas'],
      named('ScaledObject', 'callmanager-worker').spec!['maxReplicaCount'],
    ] as number[];
    const processes = largest.reduce((sum, count) => sum + count + 1, 0);
    const { parameters } = named('Cluster', 'callmanager-database').spec!['postgresql'] as {
      parameters: Record<string, string>;
    };
    expect(processes * CONNECTIONS + 20).toBeLessThan(Number(parameters['max_connections']));
  });
});
