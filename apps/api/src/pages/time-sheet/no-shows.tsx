import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { StateBadge } from '../frame/state-badge.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { rowActionValue } from './sheet.form.js';
import { ROW_ACTS } from './sheet-grid.js';
import type { SheetModel } from './sheet.model.js';
import { SHEET_WORDS } from './sheet.words.js';

/** Who did not come: they came after all, or had called. */
export function NoShows({ noShows }: Pick<SheetModel, 'noShows'>): JSX.Element | null {
  const words = useWords(SHEET_WORDS);
  if (noShows.length === 0) return null;
  return (
    <Section id="no-shows" title={`${words.noShowList} (${noShows.length})`}>
      <Table
        id="no-show-rows"
        caption={words.noShowList}
        columns={[
          { key: 'name', title: words.columns.name },
          { key: 'state', title: words.columns.role },
          { key: 'acts', title: words.columns.act, quietTitle: true, align: 'right' },
        ]}
        rows={noShows.map(({ id, name, skill }) => ({
          id: `no-show-${id}`,
          cells: {
            name,
            state: (
              <span class="inline-flex flex-wrap items-center gap-2">
                {skill} <StateBadge state="no_show" />
              </span>
            ),
            acts: (
              <span class="flex flex-wrap justify-end gap-2">
                <Button
                  kind="quiet"
                  size="small"
                  form={ROW_ACTS}
                  name="act"
                  value={rowActionValue('showed_up', id)}
                  id={`showed-up-${id}`}
                >
                  {words.showedUp}
                </Button>
                <Button
                  kind="quiet"
                  size="small"
                  form={ROW_ACTS}
                  name="act"
                  value={rowActionValue('call_out', id)}
                  confirm={words.asks.call_out(name)}
                  id={`call-out-${id}`}
                >
                  {words.callOut}
                </Button>
              </span>
            ),
          },
        }))}
        empty=""
      />
    </Section>
  );
}
