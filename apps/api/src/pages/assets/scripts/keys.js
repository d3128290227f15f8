/**
 * Keys: `/` or Ctrl-K searches, `g` and a letter goes somewhere, `j k` move through rows, `x` marks, Enter opens, and
 * letters that buttons name (`data-hotkey`) press them: for the marked rows, in the row that has the focus, else on the
 * page. `?` shows all.
 */
const ROWS = '[data-rows] tbody tr, [data-row]';
let going = 0;

addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'k') return search(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector('dialog:modal, :popover-open')) return;
  const { key } = event;
  const isGoing = Date.now() - going < 1500;
  going = 0;
  if (isGoing) {
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) return press(event, link);
  }
  if (key === 'g') going = Date.now();
  else if (key === '/') search(event);
  else if (key === '?') help(event);
  else if (key === 'j' || key === 'k') move(event, key === 'j' ? 1 : -1);
  else if (key === 'x') press(event, row()?.querySelector('[data-mark]'));
  else if (key === 'o' || (key === 'Enter' && event.target === row()))
    press(event, row()?.querySelector('.table-link, a[href]'));
  else if (key.length === 1) press(event, hotkey(key));
});

function isTyping(target) {
  return target.matches?.(
    'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]',
  );
}

function search(event) {
  const field = document.querySelector('[data-search]');
  if (!field) return;
  event.preventDefault();
  if (field.checkVisibility()) {
    field.focus();
    field.select();
  } else location.assign('/app/search/');
}

function row() {
  return document.activeElement?.closest(ROWS);
}

function move(event, step) {
  const rows = [...document.querySelectorAll(ROWS)].filter((each) => each.checkVisibility());
  if (rows.length === 0) return;
  event.preventDefault();
  const at = rows.indexOf(row());
  const next =
    rows[
      at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)
    ];
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function hotkey(key) {
  const named = `[data-hotkey="${CSS.escape(key)}"]`;
  return (
    document.querySelector(`[data-toolbar]:not([data-none]) ${named}`) ??
    row()?.querySelector(named) ??
    document.querySelector(`main ${named}:not([data-rows] *, [data-row] *)`)
  );
}

function press(event, element) {
  if (!element || element.disabled) return;
  event.preventDefault();
  element.click();
}

const WORDS = {
  en: {
    title: 'Keys of this page',
    search: 'search',
    help: 'this list',
    next: 'next row',
    previous: 'previous row',
    mark: 'mark',
    open: 'open',
    close: 'Close',
  },
  es: {
    title: 'Teclas de esta página',
    search: 'buscar',
    help: 'esta lista',
    next: 'fila siguiente',
    previous: 'fila anterior',
    mark: 'marcar',
    open: 'abrir',
    close: 'Cerrar',
  },
};

function help(event) {
  event?.preventDefault();
  const words = WORDS[document.documentElement.lang] ?? WORDS.en;
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog keys';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const title = document.createElement('h2');
  title.id = 'keys-title';
  title.className = 'dialog-title';
  title.textContent = words.title;
  const list = document.createElement('dl');
  list.className = 'keys-list';
  for (const [keys, word] of keysOfPage(words)) {
    const term = document.createElement('dt');
    for (const key of keys) {
      const cap = document.createElement('kbd');
      cap.textContent = key;
      term.append(cap);
    }
    const value = document.createElement('dd');
    value.textContent = word;
    list.append(term, value);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button button-quiet';
  close.textContent = words.close;
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, list, close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function* keysOfPage(words) {
  yield [['?'], words.help];
  if (document.querySelector('[data-search]')) yield [['/'], words.search];
  for (const link of document.querySelectorAll('[data-go]'))
    yield [['g', link.dataset.go], link.textContent.trim()];
  if (document.querySelector(ROWS)) {
    yield [['j'], words.next];
    yield [['k'], words.previous];
    yield [['o'], words.open];
  }
  if (document.querySelector('[data-mark]')) yield [['x'], words.mark];
  const seen = new Set();
  for (const element of document.querySelectorAll('main [data-hotkey]')) {
    const { hotkey: key } = element.dataset;
    if (seen.has(key)) continue;
    seen.add(key);
    yield [[key], element.getAttribute('aria-label') ?? element.textContent.trim()];
  }
}

for (const button of document.querySelectorAll('[data-keys]')) button.hidden = false;

addEventListener('click', (event) => {
  if (!event.target.closest('[data-keys]')) return;
  document.querySelector(':popover-open')?.hidePopover();
  help(event);
});
