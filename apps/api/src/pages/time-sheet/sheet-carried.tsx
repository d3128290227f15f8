import type { JSX } from 'preact';
import { Section } from '../frame/card.js';
import { moneyText } from '../frame/money.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { DIFFERENCE_WORDS, reasonsText } from '../pay-lines/difference-reasons.js';
import type { SheetModel } from './sheet.model.js';

export const CARRIED_ID = 'sheet-carried';

const english = {
  title: 'The next pay period carries corrections',
  text: 'These hours were paid in a closed period. What has changed since is paid as a difference when the next one is closed.',
  worker: 'Worker',
  before: 'Paid',
  after: 'Comes to',
  difference: 'Difference',
};

const spanish: typeof english = {
  title: 'El próximo período de pago trae correcciones',
  text: 'Estas horas se pagaron en un período cerrado. Lo que cambió después se paga como diferencia al cerrar el próximo.',
  worker: 'Trabajador',
  before: 'Pagado',
  after: 'Ahora es',
  difference: 'Diferencia',
};

/** What corrections of a paid sheet will cost, for those who may read money. A part of its own, since edits change it. */
export function SheetCarried({
  model: { carried },
}: {
  model: Pick<SheetModel, 'carried'>;
}): JSX.Element {
  const words = useWords({ en: english, es: spanish });
  const why = useWords(DIFFERENCE_WORDS);
  if (carried.length === 0) return <div id={CARRIED_ID} />;
  return (
    <div id={CARRIED_ID}>
      <Section title={words.title} intro={words.text}>
        <Table
          id="sheet-differences"
          caption={words.title}
          columns={[
            { key: 'worker', title: words.worker },
            { key: 'difference', title: words.difference, align: 'right' },
            { key: 'why', title: why.title },
            { key: 'before', title: words.before, align: 'right' },
            { key: 'after', title: words.after, align: 'right' },
          ]}
          rows={carried.map(({ entry, before, after, because }) => ({
            id: `difference-${entry.id}`,
            href: `/app/pay/entries/${entry.id}/`,
            cells: {
              ...{ worker: entry.worker, before: moneyText(before), after: moneyText(after) },
              ...{ difference: moneyText(after - before), why: reasonsText(because, why) },
            },
          }))}
          empty=""
        />
      </Section>
    </div>
  );
}
