/** Pitch and length of the tones of an answer: up, down, one, low twice. */
const TONES = {
  in: [
    [660, 0.09],
    [990, 0.14],
  ],
  out: [
    [880, 0.09],
    [587, 0.14],
  ],
  info: [[740, 0.12]],
  warning: [
    [220, 0.16],
    [196, 0.22],
  ],
};
const SILENT = 'scanner.silent';
let context = null;

export function isSoundOn() {
  return localStorage.getItem(SILENT) === null;
}

export function setSound(isOn) {
  if (isOn) localStorage.removeItem(SILENT);
  else localStorage.setItem(SILENT, 'yes');
}

/** Plays and shakes; browsers stay silent until somebody has touched the page. */
export function sound(tone) {
  navigator.vibrate?.(tone === 'warning' ? [80, 60, 80] : 60);
  if (!isSoundOn() || !globalThis.AudioContext) return;
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
  let at = context.currentTime;
  for (const [pitch, length] of TONES[tone]) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + length);
    at += length;
  }
}
