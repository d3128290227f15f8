import type { JSX } from 'preact';
import type { ArchivedRow } from '#libs/labor';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { EVENT_LIST_WORDS } from './event-list.words.js';

export interface DeletedThing extends ArchivedRow {
  /** IANA name of the company's zone. */
  time_zone: string;
}

const PATH = { event: 'events', call_time: 'call', labor_requirement: 'labor' } as const;

/** What can be restored, with its button. @param next where to go after restoring */
export function DeletedThings({
  things,
  next,
}: {
  things: readonly DeletedThing[];
  next: string;
}): JSX.Element {
  const { deleted: words } = useWords(EVENT_LIST_WORDS);
  const dates = useDates(things[0]?.time_zone ?? 'UTC');
  const { columns } = words;
  return (
    <>
      <p class="text-muted">{words.intro}</p>
      <Table
        id="deleted"
        caption={words.caption}
        columns={[
          { key: 'name', title: columns.name },
          { key: 'what', title: columns.what },
          { key: 'event', title: columns.event },
          { key: 'at', title: columns.at },
          { key: 'restore', title: columns.restore, quietTitle: true },
        ]}
        rows={things.map((thing) => ({
          id: `deleted-${thing.kind}-${thing.slug}`,
          cells: {
            name: thing.name,
            what: words.kind[thing.kind],
            event:
              thing.kind === 'labor_requirement'
                ? `${thing.event_name}${DOT}${thing.call_name}`
                : thing.event_name,
            at: dates.moment(thing.archived_at),
            restore: (
              <Form action={`/app/${PATH[thing.kind]}/${thing.slug}/restore`} inline>
                <input type="hidden" name="next" value={next} />
                <Button kind="quiet" size="small" icon="archive-restore">
                  {words.restore}
                </Button>
              </Form>
            ),
          },
        }))}
        empty={<EmptyState icon="archive" title={words.empty} />}
      />
    </>
  );
}
