import type { JSX } from 'preact';
import type { NotificationRow } from '#libs/notification';
import { Button, IconButton } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { safeHref } from '../frame/safe-href.js';
import { useWords } from '../frame/words.js';
import { hrefOf, ResponseBadge } from './feed-line.js';
import { NOTIFICATION_WORDS } from './notifications.words.js';

const ADDRESS = '/app/notifications/';

/** The newest notifications below the bell. Its buttons read it again. */
export function NotificationsDropDown({
  lines,
  zone,
}: {
  lines: readonly NotificationRow[];
  zone: string;
}): JSX.Element {
  const words = useWords(NOTIFICATION_WORDS);
  return (
    <Form
      action={ADDRESS}
      id="feed-drop-down"
      inline
      hx-post={ADDRESS}
      hx-target="#feed-panel"
      hx-swap="innerMorph"
    >
      {lines.length === 0 ? (
        <p class="feed-none">{words.none}</p>
      ) : (
        <ul class="feed-lines">
          {lines.map((line) => (
            <Line key={line.id} line={line} zone={zone} />
          ))}
        </ul>
      )}
      <p class="feed-foot">
        <Link href={ADDRESS}>{words.all}</Link>
        {lines.length > 0 && (
          <>
            <Button kind="quiet" size="small" name="action" value="clear_read">
              {words.clearRead}
            </Button>
            <Button
              kind="quiet"
              size="small"
              name="action"
              value="delete_all"
              confirm={words.clearAllConfirm}
            >
              {words.clearAll}
            </Button>
          </>
        )}
      </p>
    </Form>
  );
}

function Line({ line, zone }: { line: NotificationRow; zone: string }): JSX.Element {
  const words = useWords(NOTIFICATION_WORDS);
  const dates = useDates(zone);
  const href = hrefOf(line);
  return (
    <li id={`feed-${line.id}`} class={`feed-line${line.read ? ' feed-line-read' : ''}`}>
      <span class="feed-state">
        <ResponseBadge line={line} />
        <time datetime={dates.machine(line.sent_at)} class="feed-when">
          {feedMoment(line.sent_at, zone)}
        </time>
      </span>
      {href ? (
        <a href={safeHref(href)} class="feed-message">
          {line.message}
        </a>
      ) : (
        <span class="feed-message">{line.message}</span>
      )}
      <IconButton
        icon="x"
        label={`${words.clear}: ${line.message}`}
        name="action"
        value="delete"
        formAction={`${ADDRESS}?notification_id=${line.id}`}
        hx-post={`${ADDRESS}?notification_id=${line.id}`}
        hx-target="#feed-panel"
        hx-swap="innerMorph"
      />
    </li>
  );
}

/** `mm/dd HH:MM`, as the drop-down has always shown it. */
function feedMoment(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('month')}/${part('day')} ${part('hour')}:${part('minute')}`;
}
