import { readFileSync } from 'node:fs';
import { alertRules, namesIn, prometheusQueries } from './support/promql.js';

const read = (path: string): string => readFileSync(path, 'utf8');

describe('deploy/prometheus', () => {
  it('asks in PromQL, for at least one metric each time', () => {
    const queries = prometheusQueries();
    expect(queries.length).toBeGreaterThan(30);
    for (const { where, expr } of queries)
      expect([where, namesIn(expr).metrics.length > 0]).toEqual([where, true]);
  });

  it('tells in sentences and legends only what is left after grouping', () => {
    for (const { where, expr, told } of prometheusQueries()) {
      const isGrouped = /\b(sum|max|min|avg|topk)\b/.test(expr);
      const lost = told.filter((label) => isGrouped && !namesIn(expr).labels.includes(label));
      expect([where, lost]).toEqual([where, []]);
    }
  });

  it('has alerts with a name of their own, an urgency and a sentence, each explained', () => {
    const names = alertRules.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    for (const { alert, labels, annotations } of alertRules) {
      expect(alert).toMatch(/^CallManager[A-Z]\w+$/);
      expect(['page', 'ticket']).toContain(labels.severity);
      expect(annotations.summary).toMatch(/\.$/);
    }
    const explained = read('docs/operate/alerts.md').match(/(?<=^### )CallManager\w+/gm);
    expect(explained).toEqual(names);
  });

  it.each`
    expr                                       | metrics        | labels
    ${'sum by (a) (rate(x_total{b="c"}[5m]))'} | ${['x_total']} | ${['a', 'b']}
    ${'x / on (a) group_left (b) y > 3'}       | ${['x', 'y']}  | ${['a', 'b']}
    ${'time() - max without (a) (x)'}          | ${['x']}       | ${['a']}
  `('is understood: $expr', ({ expr, metrics, labels }: Record<string, unknown>) =>
    expect(namesIn(expr as string)).toMatchObject({ metrics, labels }),
  );

  it.each(['sum(rate(x[5m])', 'x{a="b"', 'sum by a (x)'])('is refused: %s', (expr) =>
    expect(() => namesIn(expr)).toThrow('No PromQL'),
  );
});
