/** Toasts fade after eight seconds, except warnings, and while somebody points at them. */
const SECONDS = 8;

for (const toast of document.querySelectorAll('[data-toast]')) watch(toast);

new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) if (node.matches?.('[data-toast]')) watch(node);
}).observe(document.getElementById('toasts') ?? document.createElement('div'), { childList: true });

function watch(toast) {
  const close = toast.querySelector('.toast-close');
  if (close) {
    close.hidden = false;
    close.addEventListener('click', () => toast.remove());
  }
  if (toast.dataset.toast !== 'fades') return;
  const fade = () => {
    if (toast.matches(':hover, :focus-within')) setTimeout(fade, 1000 * SECONDS);
    else toast.remove();
  };
  setTimeout(fade, 1000 * SECONDS);
}
