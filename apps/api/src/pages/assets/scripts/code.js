/** Keeps the page of a clock-in code on this phone, and says so once it is kept; reads it again when it has changed. */
const kept = document.getElementById('kept');

if (kept && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('code-worker.js').catch(() => undefined);
  navigator.serviceWorker.addEventListener('message', () => location.reload());
  navigator.serviceWorker.controller?.postMessage('shown');
  void navigator.serviceWorker.ready.then(() => (kept.textContent = kept.dataset.kept));
}
