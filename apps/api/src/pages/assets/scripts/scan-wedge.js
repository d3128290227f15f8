/** A scanner that types is done with a code in less; a person with six characters, too. */
const LONGEST = 20_000;

/** Hears hardware scanners, which type a code and press Enter, wherever the focus is but in a field. */
export function hearWedge(onText) {
  let typed = '';
  let since = 0;
  addEventListener(
    'keydown',
    (event) => {
      const { key, target } = event;
      if (
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)
      )
        return;
      if (Date.now() - since > LONGEST) typed = '';
      if (key === 'Enter' && typed.length >= 6) {
        event.preventDefault();
        event.stopPropagation();
        onText(typed);
        typed = '';
      } else if (key.length === 1) {
        if (!typed) since = Date.now();
        // Space would press the button that has the focus.
        if (typed) event.preventDefault();
        typed += key;
        event.stopPropagation();
      } else if (key === 'Escape' || key === 'Enter') typed = '';
    },
    { capture: true },
  );
}
