/** Menus: arrow keys, and a place below their button in browsers that cannot anchor. */
const ANCHORS = CSS.supports('position-area', 'bottom');
const GAP = 4;

document.addEventListener(
  'toggle',
  (event) => {
    const menu = event.target;
    if (!menu.matches?.('.menu-panel') || event.newState !== 'open') return;
    const button = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
    if (!ANCHORS && button) place(menu, button);
    items(menu)[0]?.focus({ focusVisible: false });
  },
  true,
);

addEventListener('keydown', (event) => {
  const menu = event.target.closest?.('.menu-panel');
  if (!menu) return;
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all.at(to % all.length)?.focus();
});

function items(menu) {
  return [...menu.querySelectorAll('a[href], button:not(:disabled), input:not([type=hidden])')];
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + GAP + height <= innerHeight;
  Object.assign(menu.style, {
    position: 'fixed',
    margin: '0',
    inset: 'auto',
    left: `${Math.max(GAP, Math.min(at.right - width, innerWidth - width - GAP))}px`,
    top: `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`,
  });
}
