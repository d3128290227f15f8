/**
 * Preloaded with `--import`: prints at the end which OpenTelemetry packages the process has loaded, as CommonJS or as
 * modules.
 */
import { createRequire, register } from 'node:module';
import process from 'node:process';
import { MessageChannel } from 'node:worker_threads';

const loaded = new Set();
const { port1, port2 } = new MessageChannel();
port1.on('message', note).unref();
const hooks = `
  let port;
  export const initialize = (given) => void (port = given);
  export async function resolve(name, context, next) {
    const found = await next(name, context);
    port.postMessage(found.url);
    return found;
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, {
  data: port2,
  transferList: [port2],
});

process.on('exit', () => {
  Object.keys(createRequire(import.meta.url).cache).forEach(note);
  process.stdout.write(`OpenTelemetry: ${JSON.stringify([...loaded].sort())}\n`);
});

function note(path) {
  const [, name] = /node_modules\/@opentelemetry\/([\w-]+)/.exec(path) ?? [];
  if (name) loaded.add(name);
}
