/** Dialogs open in place instead of by their address, and forms that text people ask before they are sent. */

for (const dialog of document.querySelectorAll('dialog[open][data-modal]')) openModal(dialog);

addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opener = event.target.closest('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    openModal(dialog);
    return;
  }
  // The second click of a double click was meant for what opened the dialog.
  const isBeside = event.target.matches('dialog:modal') && event.detail < 2;
  const closer = event.target.closest('[data-dialog-close]');
  const open = closer?.closest('dialog:modal') ?? (isBeside && event.target);
  if (!open) return;
  event.preventDefault();
  open.close();
});

/** A click beside a dialog hits the dialog itself: its content has its own box. */
function openModal(dialog) {
  dialog.close();
  dialog.showModal();
  dialog
    .querySelector('[autofocus], [aria-invalid="true"], .input, input:not([type=hidden])')
    ?.focus();
}

let confirmed = null;

/** Before the script that ignores second clicks, since an unanswered question sends nothing. */
addEventListener(
  'submit',
  (event) => {
    const question = event.submitter?.dataset.confirm;
    if (!question || confirmed === event.submitter) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(question, event.submitter);
  },
  true,
);

function ask(question, button) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog dialog-question';
  const text = document.createElement('p');
  text.id = 'question';
  text.textContent = question;
  dialog.setAttribute('aria-labelledby', 'question');
  const actions = document.createElement('div');
  actions.className = 'form-actions';
  const yes = document.createElement('button');
  yes.type = 'button';
  yes.className = button.className.includes('danger')
    ? 'button button-danger'
    : 'button button-primary';
  yes.textContent = button.textContent.trim() || button.getAttribute('aria-label');
  const no = document.createElement('button');
  no.type = 'button';
  no.className = 'button button-quiet';
  no.textContent = document.documentElement.lang === 'es' ? 'Volver' : 'Back';
  actions.append(yes, no);
  dialog.append(text, actions);
  document.body.append(dialog);
  no.addEventListener('click', () => dialog.close());
  yes.addEventListener('click', (event) => {
    // A second click that meets the answer by chance is none.
    if (event.detail > 1) return;
    dialog.close();
    confirmed = button;
    button.form.requestSubmit(button);
    confirmed = null;
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    button.focus();
  });
  dialog.showModal();
  no.focus();
}
