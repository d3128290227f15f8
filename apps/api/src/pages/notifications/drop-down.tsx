import type { JSX } from 'preact';
import type { NotificationRow } from '#libs/notification';
import { Button, IconButton } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Feed, FeedLine } from '../frame/feed.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { hrefOf, ResponseBadge } from './feed-line.js';
import { NOTIFICATION_WORDS } from './notifications.words.js';
import { useSpokenLines } from './spoken-lines.js';

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
      <Feed empty={words.none} foot={<Foot hasLines={lines.length > 0} />}>
        {useSpokenLines(lines).map((line) => (
          <Line key={line.id} line={line} zone={zone} />
        ))}
      </Feed>
    </Form>
  );
}

function Foot({ hasLines }: { hasLines: boolean }): JSX.Element {
  const words = useWords(NOTIFICATION_WORDS);
  return (
    <>
      <Link href={ADDRESS}>{words.all}</Link>
      {hasLines && (
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
    </>
  );
}

function Line({ line, zone }: { line: NotificationRow; zone: string }): JSX.Element {
  const words = useWords(NOTIFICATION_WORDS);
  const dates = useDates(zone);
  return (
    <FeedLine
      id={`feed-${line.id}`}
      state={<ResponseBadge line={line} />}
      when={feedMoment(line.sent_at, zone)}
      machine={dates.machine(line.sent_at)}
      message={line.message}
      href={hrefOf(line)}
      read={line.read}
      action={
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
      }
    />
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
