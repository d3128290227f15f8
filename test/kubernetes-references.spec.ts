import { type Manifest, manifests, named, workloads } from './support/kubernetes-manifests.js';

type Labels = Record<string, string>;
interface Selector {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: string; values: string[] }[];
}
interface Port {
  port: number | string;
  targetPort?: string;
  name?: string;
}
interface Backend {
  service: { name: string; port: { name: string } };
}

const pods = workloads.map(({ spec }) => spec.template);
const all = <Spec>(kind: string): (Manifest & { spec: Spec })[] =>
  manifests.filter((each) => each.kind === kind) as (Manifest & { spec: Spec })[];

function selected({ matchLabels = {}, matchExpressions = [] }: Selector): typeof pods {
  return pods.filter(
    ({ metadata: { labels } }) =>
      Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
      matchExpressions.every(({ key, values }) => values.includes(labels[key]!)),
  );
}
const portsOf = (chosen: typeof pods): string[][] =>
  chosen.map(({ spec }) =>
    spec.containers.flatMap(({ ports = [] }) => ports.map(({ name }) => name)),
  );

/** Names that are spelt in two objects have to be the same in both. */
describe('what objects in deploy/kubernetes say of each other', () => {
  it('services select pods that have their port, but the one that is nobody', () => {
    const services = all<{ selector?: Labels; ports: Port[] }>('Service');
    expect(services.length).toBeGreaterThan(3);
    for (const { metadata, spec } of services) {
      const chosen = spec.selector ? selected({ matchLabels: spec.selector }) : [];
      expect([metadata.name, chosen.length]).toEqual([
        metadata.name,
        metadata.name === 'callmanager-nobody' ? 0 : 1,
      ]);
      for (const names of portsOf(chosen))
        expect(names).toEqual(expect.arrayContaining(spec.ports.map((port) => port.targetPort)));
    }
  });

  it('the ingress leads to services: dashboards by themselves, metrics to nobody', () => {
    const { rules, tls } = named('Ingress', 'callmanager').spec as unknown as {
      rules: { host: string; http: { paths: { path: string; backend: Backend }[] } }[];
      tls: { hosts: string[] }[];
    };
    const [{ host, http }] = rules as [(typeof rules)[0]];
    expect(tls[0]!.hosts).toEqual([host]);
    const ways = http.paths.map(({ path, backend }) => [path, backend.service.name]);
    expect(Object.fromEntries(ways)).toEqual({
      '/socket.io': 'callmanager-dashboards',
      '/metrics': 'callmanager-nobody',
      '/': 'callmanager-api',
    });
    for (const { backend } of http.paths) {
      const { ports } = named('Service', backend.service.name).spec as unknown as { ports: Port[] };
      expect(ports.map(({ name }) => name)).toContain(backend.service.port.name);
    }
  });

  it.each(['HorizontalPodAutoscaler', 'ScaledObject'])('a %s scales what is there', (kind) => {
    for (const { spec } of all<{ scaleTargetRef: { name: string } }>(kind))
      expect(named('Deployment', spec.scaleTargetRef.name)).toBeDefined();
    expect(all(kind)).toHaveLength(1);
  });

  it.each(['PodDisruptionBudget', 'PodMonitor'])('a %s selects one kind of pods', (kind) => {
    const found = all<{ selector: Selector; podMetricsEndpoints?: { port: string }[] }>(kind);
    expect(found).toHaveLength(2);
    for (const { spec } of found) {
      const chosen = selected(spec.selector);
      expect(chosen).toHaveLength(1);
      for (const { port } of spec.podMetricsEndpoints ?? [])
        expect(portsOf(chosen)[0]).toContain(port);
    }
  });

  it('network policies are about pods that have the named ports, and leave none of ours out', () => {
    const policies = all<{
      podSelector: Selector;
      policyTypes: string[];
      ingress?: { ports: Port[] }[];
      egress?: { to: { podSelector?: Selector }[]; ports: Port[] }[];
    }>('NetworkPolicy');
    for (const { spec } of policies) {
      for (const { ports } of spec.ingress ?? [])
        for (const { port } of ports)
          if (typeof port === 'string')
            for (const names of portsOf(selected(spec.podSelector))) expect(names).toContain(port);
      for (const { to, ports } of spec.egress ?? [])
        for (const { podSelector } of to)
          for (const { port } of ports)
            if (podSelector && typeof port === 'string')
              expect(portsOf(selected(podSelector))).toEqual([[port]]);
    }
    const closed = policies.find(({ metadata }) => metadata.name === 'callmanager-default')!.spec;
    expect([closed.policyTypes, closed.ingress, closed.egress]).toEqual([
      ['Ingress', 'Egress'],
      undefined,
      undefined,
    ]);
    expect(selected(closed.podSelector)).toEqual(pods);
  });

  it('database, backups and their network policy have one name', () => {
    const cluster = named('Cluster', 'callmanager-database');
    const [plugin] = cluster.spec!['plugins'] as { parameters: { barmanObjectName: string } }[];
    expect(named('ObjectStore', plugin!.parameters.barmanObjectName)).toBeDefined();
    expect(named('ScheduledBackup', 'callmanager-nightly').spec).toMatchObject({
      cluster: { name: cluster.metadata.name },
    });
    expect(named('NetworkPolicy', 'callmanager-database').spec!['podSelector']).toEqual({
      matchLabels: { 'cnpg.io/cluster': cluster.metadata.name },
    });
  });
});
