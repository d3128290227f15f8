/** Sends the scans that wait, in any order and as often as it takes: the server counts each id once. */
import { options } from './station-clock.js';

const MOST_AT_ONCE = 100;
/** Not judged yet, because of too many wrong codes: sent again after, ms. */
const LATER = 10 * 60_000;

/**
 * @param clock see `aClock`
 * @param onAnswer gets each answer as it comes
 * @returns `flush(says)`, which resolves when everything due was sent, and throws when it cannot be now (`retryAfter`, ms);
 *   with `says` the server hears of the station also when there is nothing to send
 */
export function aSender({ store, clock, address, onAnswer }) {
  let running = null;

  /** Scans that come while one runs go with the next one. */
  async function flush(says = false) {
    while (running) await running.catch(() => undefined);
    running = sendAll(says);
    try {
      await running;
    } finally {
      running = null;
    }
  }

  async function sendAll(says) {
    for (let isSaid = !says; ; isSaid = true) {
      const now = Date.now();
      const due = (await store.waiting()).filter(({ notBefore = 0 }) => notBefore <= now);
      if (due.length === 0 && isSaid) return;
      await send(due.slice(0, MOST_AT_ONCE));
    }
  }

  async function send(scans) {
    const offset = await clock.measure();
    const response = await fetch(
      address,
      options({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          sent_at: new Date().toISOString(),
          offset_ms: offset,
          scans: scans.map((scan) => onWire(scan, offset)),
        }),
      }),
    );
    if (response.status === 400) return setAside(scans, await response.json());
    if (!response.ok) throw failure(response);
    const { answers } = await response.json();
    await settle(scans, answers);
  }

  async function settle(scans, answers) {
    const later = new Set(answers.filter(({ outcome }) => outcome === 'later').map(({ id }) => id));
    const done = answers.filter(({ id }) => !later.has(id));
    const count = (...outcomes) => done.filter((each) => outcomes.includes(each.outcome)).length;
    const notBefore = Date.now() + LATER;
    const postponed = scans
      .filter(({ id }) => later.has(id))
      .map((each) => ({ ...each, notBefore }));
    await store.settle(
      done.map(({ id }) => id),
      postponed,
      {
        taken: count('in', 'out'),
        kept: count('kept'),
        same: count('still_in', 'still_out', 'refused'),
      },
    );
    answers.forEach(onAnswer);
  }

  /** Those that the server does not understand must not hold up the others: they are tried again much later. */
  async function setAside(scans, { errors = {} }) {
    const fields = Object.keys(errors);
    const refused = new Set(
      fields.flatMap((field) => scans[/^scans\.(\d+)\b/.exec(field)?.[1]] ?? []),
    );
    if (refused.size === 0) throw new Error(`refused: ${fields.join()}`);
    const notBefore = Date.now() + LATER;
    for (const each of refused) await store.add({ ...each, notBefore });
  }

  return { flush };
}

/**
 * The instant of the scan as the clock shows it now: where the clock was set right in between, the offset of then
 * differs from that of now.
 */
function onWire({ id, at, offset: then, token, code }, offset) {
  const instant = new Date(at + (then ?? offset) - offset).toISOString();
  return token ? { id, at: instant, token } : { id, at: instant, code };
}

function failure({ status, headers }) {
  const retryAfter = Number(headers.get('retry-after')) * 1000 || 0;
  return Object.assign(new Error(String(status)), { retryAfter, isAnswered: true });
}
