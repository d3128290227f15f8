import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { load } from 'js-yaml';
import { named } from './kubernetes-manifests.js';

/** A question to Prometheus, and where it stands. */
export interface PrometheusQuery {
  where: string;
  expr: string;
  /** Labels that its title or sentence names. */
  told: string[];
}

export interface AlertRule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string };
}

interface Panel {
  title: string;
  targets?: { expr: string; legendFormat: string }[];
}

/** What a query asks for: names of metrics, labels that it filters or groups by, and values that labels have to equal. */
export interface PrometheusNames {
  metrics: string[];
  labels: string[];
  values: { label: string; value: string }[];
}

const FOLDER = join(process.cwd(), 'deploy/prometheus');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

export const alertRules: AlertRule[] = (
  load(read('alerts.yml')) as { groups: { rules: AlertRule[] }[] }
).groups.flatMap(({ rules }) => rules);

/** Of all alerts, of the dashboard, and of what scales workers. */
export function prometheusQueries(): PrometheusQuery[] {
  const { panels } = JSON.parse(read('grafana-dashboard.json')) as { panels: Panel[] };
  const [trigger] = named('ScaledObject', 'callmanager-worker').spec!['triggers'] as [
    { metadata: { query: string } },
  ];
  return [
    ...alertRules.map(({ alert, expr, annotations }) => ({
      ...{ where: alert, expr },
      told: [...annotations.summary.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label!),
    })),
    ...panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr, legendFormat }) => ({
        ...{ where: title, expr },
        told: [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label!),
      })),
    ),
    { where: 'the number of workers', expr: trigger.metadata.query, told: [] },
  ];
}

/** @throws an error at what is no PromQL */
export function namesIn(expr: string): PrometheusNames {
  const text = expr.replaceAll('$__rate_interval', '5m').replaceAll('$job', 'job');
  const found: PrometheusNames = { metrics: [], labels: [], values: [] };
  parser.parse(text).iterate({
    enter({ type, from, to, node }) {
      const said = text.slice(from, to);
      if (type.isError) throw new Error(`No PromQL at "${text.slice(from)}": ${text}`);
      if (type.name === 'Identifier') found.metrics.push(said);
      if (type.name === 'LabelName') found.labels.push(said);
      if (type.name !== 'UnquotedLabelMatcher') return;
      const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map((name) => {
        const child = node.getChild(name)!;
        return text.slice(child.from, child.to);
      });
      const given = value!.slice(1, -1);
      if (operator === '=') found.values.push({ label: label!, value: given });
      if (operator === '=~' && /^\w+(\|\w+)*$/.test(given))
        for (const one of given.split('|')) found.values.push({ label: label!, value: one });
    },
  });
  return found;
}
