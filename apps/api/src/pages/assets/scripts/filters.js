/** A changed select or check box of a filter shows its result at once, and what is typed does after a short pause. */
const PAUSE = 250;
let timer = 0;

addEventListener('change', (event) => {
  const form = event.target.closest?.('form[data-filter]');
  if (form && event.target.matches('select, input[type=checkbox]')) form.requestSubmit();
});

/** Only on pages that stay while their address changes, and while no row is marked: caret or marks would be lost. */
addEventListener('input', (event) => {
  clearTimeout(timer);
  const form = event.target.closest?.('main[data-room] form[data-filter]');
  if (!form || !event.target.matches('input[type=search]') || event.isComposing) return;
  if (document.querySelector('main [data-mark]:checked')) return;
  timer = setTimeout(() => {
    form.dataset.typing = '';
    form.requestSubmit();
    delete form.dataset.typing;
  }, PAUSE);
});

addEventListener('submit', () => clearTimeout(timer), true);
