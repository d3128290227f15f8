/** One menu for all rows of a table (`frame/row-menu.tsx`): made from its template, and filled for the row whose button is pressed. */
const ID = 'row-menu';

/** The button names the menu before the browser opens it. Before `live.js` reads again, the page forgets both. */
addEventListener(
  'click',
  (event) => {
    const button = event.target.closest?.('button.row-menu');
    if (!button || button.hasAttribute('popovertarget')) return;
    const template = button.closest('.table-frame').querySelector('template');
    document.getElementById(ID)?.remove();
    document.querySelector(`[popovertarget=${ID}]`)?.removeAttribute('popovertarget');
    const menu = document.importNode(template.content, true).firstElementChild;
    const values = valuesOf(button.closest('tr'));
    for (const element of menu.querySelectorAll('*'))
      for (const { name, value } of element.attributes)
        if (value.includes('{'))
          element.setAttribute(
            name,
            value.replace(/\{(\w+)\}/g, (_, key) => values[key]),
          );
    template.after(menu);
    button.setAttribute('popovertarget', ID);
  },
  true,
);

function valuesOf(row) {
  const link = row.querySelector('.table-link');
  return {
    id: row.id.split('-').at(-1),
    slug: link.pathname.split('/').findLast(Boolean),
    name: link.textContent.trim(),
  };
}
