/** The page of a sign-in station: takes scans without a network, and sends them when it is back. */
import { startScanner } from './scan-view.js';
import { aClock } from './station-clock.js';
import { aCrew } from './station-crew.js';
import { aLine } from './station-line.js';
import { stayAwake } from './station-screen.js';
import { aSender } from './station-sender.js';
import { openStore } from './station-store.js';

/** How long a scan waits for the server before it is shown as "will be sent", ms. */
const PATIENCE = 2500;
/** Pauses between looks at the server: with a network, and at first and at most without one, ms. */
const ONLINE_PAUSE = 60_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10_000;

const element = document.querySelector('[data-station]');
if (element) void start(element);

async function start(root) {
  const base = root.dataset.station;
  const store = await openStore(base.split('/').at(-2));
  const clock = aClock(`${base}clock/`);
  const crew = aCrew(store, `${base}crew/`);
  const line = aLine(root);
  const sender = aSender({ store, clock, address: `${base}scans/`, onAnswer: hear });
  const { tones } = JSON.parse(root.dataset.words ?? '{"tones":{}}');
  const expected = new Map();
  let scanner = null;
  let pause = FIRST_PAUSE;
  let timer = 0;
  let isOnline = false;

  if (!('ended' in root.dataset)) {
    scanner = startScanner(root, { facing: 'user', onScan: take });
    stayAwake(scanner.part('full'));
    navigator.serviceWorker?.register(`${base}worker.js`, { scope: base }).catch(() => undefined);
    void navigator.storage?.persist?.();
  }
  addEventListener('online', look);
  addEventListener('offline', () => show(false));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look();
  });
  await show(false);
  await look();

  /** Kept first, then sent. */
  async function take(payload) {
    const id = aUuid();
    const at = Date.now();
    const { name, role, isKnown } = await crew.find(payload);
    await store.add({ id, at, offset: clock.offset, ...payload });
    await show(isOnline);
    const answer = isOnline ? await answerTo(id) : null;
    if (!isOnline) hurry();
    return (
      answer ?? {
        id,
        outcome: isKnown ? 'queued' : 'queued_unknown',
        name,
        role,
        at: new Date(at + (clock.offset ?? 0)).toISOString(),
      }
    );
  }

  /** The server's answer; null: there is none in time. */
  async function answerTo(id) {
    const heard = new Promise((resolve) => expected.set(id, resolve));
    const sent = sender.flush().then(
      () => show(true),
      (error) => lose(error),
    );
    const late = new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE));
    return Promise.race([heard, sent.then(() => null), late]).finally(() => expected.delete(id));
  }

  function hear(answer) {
    const shown = {
      ...answer,
      outcome: answer.sentence in tones ? answer.sentence : 'kept',
    };
    const waiting = expected.get(answer.id);
    if (waiting) waiting(shown);
    else scanner?.correct(shown);
  }

  /** Looks at the server: its clock, the crew, and sends what waits. */
  async function look() {
    clearTimeout(timer);
    try {
      await clock.measure(true);
      const isOpen = await crew.refresh();
      await show(true);
      if (!isOpen) end();
      await sender.flush(true);
      await show(true);
      pause = FIRST_PAUSE;
      timer = setTimeout(look, ONLINE_PAUSE);
    } catch (error) {
      await lose(error);
    }
  }

  /** @param error of a server that answers, but does not take them now: has the seconds to wait */
  async function lose(error) {
    await show(error.isAnswered === true);
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(pause, error.retryAfter ?? 0));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function hurry() {
    pause = FIRST_PAUSE;
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  }

  async function show(online) {
    isOnline = online;
    line.show({ isOnline, ...(await store.counts()) });
  }

  function end() {
    scanner?.stop();
    line.end();
  }
}

/** `randomUUID` exists at secure addresses only. */
function aUuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
  );
}
