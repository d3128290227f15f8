import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

export const KUBERNETES = join(process.cwd(), 'deploy/kubernetes');

/** An object of Kubernetes as it is written, as far as tests look into it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string>; annotations?: object };
  spec?: Record<string, unknown>;
  type?: string;
  stringData?: Record<string, string>;
  automountServiceAccountToken?: boolean;
}

export interface Probe {
  httpGet?: { path: string; port: string };
  exec?: { command: string[] };
  periodSeconds: number;
  failureThreshold: number;
}

export interface Container {
  name: string;
  image: string;
  command?: string[];
  ports?: { name: string; containerPort: number }[];
  envFrom?: ({ configMapRef: { name: string } } | { secretRef: { name: string } })[];
  env?: {
    name: string;
    value?: string;
    valueFrom?: { secretKeyRef: { name: string; key: string } };
  }[];
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
  securityContext: object;
  resources: { requests: object; limits: object };
}

export interface PodSpec {
  serviceAccountName: string;
  automountServiceAccountToken: boolean;
  terminationGracePeriodSeconds?: number;
  securityContext: Record<string, unknown>;
  containers: Container[];
}

export interface Workload extends Manifest {
  spec: { template: { metadata: { labels: Record<string, string> }; spec: PodSpec } };
}

export interface Kustomization {
  kind: 'Kustomization' | 'Component';
  resources: string[];
  components?: string[];
  images?: { name: string; newName: string; newTag: string }[];
  configMapGenerator?: { name: string; behavior?: string; envs: string[] }[];
  patches?: { path?: string; patch?: string; target?: { kind: string; name: string } }[];
}

export const FOLDERS = [
  'base',
  ...readdirSync(join(KUBERNETES, 'components')).map((name) => `components/${name}`),
  'example',
];
const SECRETS = 'secrets.example.yaml';

export function manifestsOf(path: string): Manifest[] {
  return loadAll(readFileSync(join(KUBERNETES, path), 'utf8')) as Manifest[];
}

export function kustomizationOf(folder: string): Kustomization {
  return manifestsOf(`${folder}/kustomization.yaml`)[0] as unknown as Kustomization;
}

/** Files of a folder that its kustomization has to name. */
export function filesOf(folder: string): string[] {
  return readdirSync(join(KUBERNETES, folder)).filter(
    (name) => name !== 'kustomization.yaml' && name !== SECRETS,
  );
}

/** Lines `NAME=value` of a file. */
export function settingsOf(path: string): Record<string, string> {
  const lines = readFileSync(join(KUBERNETES, path), 'utf8').split('\n');
  return Object.fromEntries(
    lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)),
  ) as Record<string, string>;
}

export const secrets = manifestsOf(`example/${SECRETS}`);

/** All objects that `kubectl apply -k deploy/kubernetes/example` makes; patches of files are merged in. */
export const manifests: Manifest[] = FOLDERS.flatMap((folder) => {
  const { resources } = kustomizationOf(folder);
  return resources
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => manifestsOf(`${folder}/${name}`));
}).map((manifest) => {
  const patches = kustomizationOf('example').patches ?? [];
  const given = patches.flatMap(({ path }) => (path ? manifestsOf(`example/${path}`) : []));
  const patch = given.find(
    ({ kind, metadata }) => kind === manifest.kind && metadata.name === manifest.metadata.name,
  );
  return patch ? (merged(manifest, patch) as Manifest) : manifest;
});

export const workloads = manifests.filter(
  ({ spec }) => typeof spec?.['template'] === 'object',
) as Workload[];

export const named = <Found extends Manifest>(kind: string, name: string): Found => {
  const found = manifests.find((each) => each.kind === kind && each.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}.`);
  return found as Found;
};

function merged(given: unknown, patch: unknown): unknown {
  if (!isRecord(given) || !isRecord(patch)) return patch;
  const entries = Object.entries(patch).map(([key, value]) => [key, merged(given[key], value)]);
  return { ...given, ...(Object.fromEntries(entries) as object) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
