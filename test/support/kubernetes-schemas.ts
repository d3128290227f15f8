import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';

const SCHEMAS = [
  ...[Deployment, StatefulSet, HorizontalPodAutoscaler, Job, Ingress, NetworkPolicy],
  ...[PodDisruptionBudget, Namespace, Secret, Service, ServiceAccount],
] as unknown as { apiVersion: string; kind: string; prototype: { validate(): void } }[];

interface Typed {
  apiVersion: string;
  kind: string;
}

const schemaOf = ({ apiVersion, kind }: Typed) =>
  SCHEMAS.find((each) => each.apiVersion === apiVersion && each.kind === kind);

/** Whether the published schema of such objects is among those we validate with. */
export const hasSchema = (manifest: Typed): boolean => schemaOf(manifest) !== undefined;

/**
 * What Kubernetes' schema finds wrong with an object, and the paths of fields that the schema does not have: it allows any
 * more, which the server would refuse or drop. Those are fields that the compiled schema has never read.
 */
export function faultsOf(manifest: Typed): string[] {
  const read = new Set<string>();
  const faults: string[] = [];
  try {
    schemaOf(manifest)!.prototype.validate.call(watched(manifest, '', read));
  } catch (error) {
    faults.push((error as Error).message);
  }
  const unknown = pathsOf(manifest, '').filter((path) => !read.has(path));
  return [...faults, ...unknown.map((path) => `${path} is unknown`)];
}

/** Notes the path of each property that is read. */
function watched<Value>(value: Value, path: string, read: Set<string>): Value {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const child = Reflect.get(target, key) as unknown;
      if (typeof key !== 'string' || !Object.hasOwn(target, key)) return child;
      read.add(`${path}/${key}`);
      return watched(child, `${path}/${key}`, read);
    },
  });
}

function pathsOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    `${path}/${key}`,
    ...pathsOf(child, `${path}/${key}`),
  ]);
}
