/** The scanner of a page: camera, hardware scanner, keys; shows what each scan came to. */
import { aCamera } from './scan-camera.js';
import { aDecoder } from './scan-decoder.js';
import { parsePayload } from './scan-payload.js';
import { isSoundOn, setSound, sound } from './scan-sound.js';
import { hearWedge } from './scan-wedge.js';

/** How long an answer covers the camera, and how long the same code is the same scan, ms. */
const SHOWN = 3000;
const RECENT = 5;
const CODE_LENGTH = 6;

/**
 * @param root the element of `Scanner`
 * @param facing 'environment' or 'user'
 * @param onScan gets `{ token }` or `{ code }` and 'camera', 'wedge' or 'typed'; answers a `ScanAnswer`
 */
export function startScanner(root, { facing, onScan }) {
  const part = (name) => root.querySelector(`[data-scan="${name}"]`);
  const words = JSON.parse(root.dataset.words);
  const clock = new Intl.DateTimeFormat(`${root.dataset.language}-US`, {
    timeZone: root.dataset.zone,
    hour: 'numeric',
    minute: '2-digit',
  });
  /** What the camera saw last. */
  const last = { text: '', at: 0 };
  let hiding = 0;
  let isStopped = false;

  part('form').hidden = true;
  part('tools').hidden = false;
  const camera = aCamera({
    video: part('video'),
    decoder: aDecoder(root.dataset),
    facing,
    onText: (text) => take(text, 'camera'),
    onState: showCamera,
  });
  hearWedge((text) => take(text, 'wedge'));
  listenToTools();
  listenToKeys();

  async function take(text, method) {
    if (isStopped) return;
    if (method === 'camera' && isStill(text)) return;
    const payload = parsePayload(text);
    const answer = payload
      ? await onScan(payload, method).catch(() => ({ outcome: 'failed' }))
      : { outcome: 'unreadable' };
    if (method === 'camera') last.at = Date.now();
    show(answer);
  }

  /** Whether a code stays before the camera: it is one scan, whatever is typed meanwhile. */
  function isStill(text) {
    const now = Date.now();
    const isSame = text === last.text && now - last.at < SHOWN;
    Object.assign(last, { text, at: now });
    return isSame;
  }

  function show(answer) {
    const tone = words.tones[answer.outcome];
    fill(answer);
    part('answer').dataset.tone = tone;
    part('answer').hidden = false;
    part('stage').scrollIntoView({ block: 'nearest' });
    sound(tone);
    remember(answer, tone);
    clearTimeout(hiding);
    hiding = setTimeout(() => (part('answer').hidden = true), SHOWN);
  }

  function fill(answer) {
    const [state, advice] = sentencesOf(answer);
    part('name').textContent = answer.name ?? '';
    part('role').textContent = [answer.role, answer.call].filter(Boolean).join(' · ');
    part('state').textContent = state;
    part('advice').textContent = advice;
  }

  function sentencesOf(answer) {
    const [time, counted] = [answer.at, answer.counted].map((at) => (at ? timeOf(at) : ''));
    const values = { ...answer, time, counted };
    const sentences = words.answers[answer.outcome];
    return [sentences.state, sentences.advice].map((sentence) =>
      sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ''),
    );
  }

  function timeOf(instant) {
    return clock.format(new Date(instant)).replace(/\s/gu, '\u00a0');
  }

  /** The newest scans below the camera; each says itself what became of it. */
  function remember(answer, tone) {
    const line = document.createElement('li');
    line.dataset.tone = tone;
    if (answer.id) line.dataset.scanId = answer.id;
    const name = document.createElement('span');
    name.textContent = answer.name ?? '';
    const state = document.createElement('span');
    state.textContent = sentencesOf(answer)[0];
    line.append(name, state);
    part('list').prepend(line);
    part('recent').hidden = false;
    while (part('list').children.length > RECENT) part('list').lastChild.remove();
  }

  function showCamera({ error, cameras = [], hasTorch = false, isFront = false }) {
    part('video').classList.toggle('scan-mirror', isFront);
    part('video').hidden = error !== null;
    part('hint').dataset.problem = error ?? '';
    part('hint').querySelector('span').textContent = error ? words.problem[error] : words.hold;
    part('torch').hidden = !hasTorch;
    part('torch').setAttribute('aria-pressed', 'false');
    part('cameras').hidden = cameras.length < 2;
    part('camera').replaceChildren(
      ...cameras.map(({ id, label, isCurrent }, at) => {
        const name = label || words.cameraNumber.replace('{n}', at + 1);
        return new Option(name, id, isCurrent, isCurrent);
      }),
    );
  }

  function listenToTools() {
    part('camera').addEventListener('change', () => {
      camera.choose(part('camera').value);
      // What a hardware scanner types must not end up in the list.
      part('camera').blur();
    });
    part('torch').addEventListener('click', async () => {
      const isOn = part('torch').getAttribute('aria-pressed') === 'true';
      part('torch').setAttribute('aria-pressed', String(await camera.setTorch(!isOn)));
    });
    part('sound').setAttribute('aria-pressed', String(isSoundOn()));
    part('sound').addEventListener('click', () => {
      setSound(!isSoundOn());
      part('sound').setAttribute('aria-pressed', String(isSoundOn()));
    });
    part('keys').addEventListener('click', () => showKeys(part('keypad').hidden));
  }

  function showKeys(isShown) {
    part('keypad').hidden = !isShown;
    part('stage').classList.toggle('scan-stage-small', isShown);
    part('keys').lastChild.textContent = isShown ? words.closeKeys : words.typeCode;
    part('typed').textContent = '';
  }

  function listenToKeys() {
    part('keypad').addEventListener('click', ({ target }) => {
      const { key } = target.closest('[data-key]')?.dataset ?? {};
      if (!key) return;
      const typed = part('typed').textContent;
      part('typed').textContent = key === 'erase' ? typed.slice(0, -1) : typed + key;
      if (part('typed').textContent.length < CODE_LENGTH) return;
      void take(part('typed').textContent, 'typed');
      part('typed').textContent = '';
    });
  }

  /** The answer to a scan that was shown as "will be sent". */
  function correct(answer) {
    const line = part('list').querySelector(`[data-scan-id="${CSS.escape(answer.id)}"]`);
    if (!line) return;
    line.dataset.tone = words.tones[answer.outcome];
    if (answer.name) line.firstChild.textContent = answer.name;
    line.lastChild.textContent = sentencesOf(answer)[0];
  }

  /** Takes no more scans. */
  function stop() {
    camera.stop();
    isStopped = true;
    for (const name of ['stage', 'tools', 'keypad']) part(name).hidden = true;
  }

  return { correct, part, stop };
}
