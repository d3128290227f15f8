/** Keeps the page of a clock-in code on this phone, and says so once it is kept. */
const kept = document.getElementById('kept');

if (kept && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('code-worker.js').catch(() => undefined);
  void navigator.serviceWorker.ready.then(() => (kept.textContent = kept.dataset.kept));
}
