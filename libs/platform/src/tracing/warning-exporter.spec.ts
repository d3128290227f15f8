import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { warningExporter } from './warning-exporter.js';

type Result = Parameters<Parameters<SpanExporter['export']>[1]>[0];

it('warns once a minute that spans do not arrive, and passes each result on', () => {
  const warnings: string[] = [];
  const results: Result[] = [];
  const lost = Object.assign(new Error('connect to 127.0.0.1'), { code: 'ECONNREFUSED' });
  let next: Result = { code: 0 };
  const exporter = warningExporter(
    { export: (_spans, done) => done(next), shutdown: () => Promise.resolve() },
    'http://collector:4318/v1/traces',
    (sentence) => void warnings.push(sentence),
  );
  for (const result of [next, { code: 1, error: lost }, { code: 1, error: lost }]) {
    next = result;
    exporter.export([], (given) => void results.push(given));
  }
  expect(warnings).toEqual(['Traces do not reach http://collector:4318: ECONNREFUSED']);
  expect(results).toEqual([{ code: 0 }, { code: 1, error: lost }, { code: 1, error: lost }]);
});
