/** Keeps the screen on, and fills it when somebody presses the button. */
export function stayAwake(button) {
  const lock = () =>
    document.visibilityState === 'visible' &&
    navigator.wakeLock?.request('screen').catch(() => undefined);
  document.addEventListener('visibilitychange', lock);
  void lock();
  if (!document.documentElement.requestFullscreen) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    void lock();
    if (document.fullscreenElement) void document.exitFullscreen();
    else
      void document.documentElement
        .requestFullscreen({ navigationUI: 'hide' })
        .catch(() => undefined);
  });
  document.addEventListener('fullscreenchange', () => {
    button.setAttribute('aria-pressed', String(document.fullscreenElement !== null));
  });
}
