import type { JSX } from 'preact';
import type { NotificationRow } from '#libs/notification';
import { Button, IconButton } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Feed, FeedLine } from '../frame/feed.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { hrefOf, ResponseBadge } from './feed-line.js';
import { NOTIFICATION_WORDS } from './notifications.words.js';
import { useSpokenLines } from './spoken-lines.js';

const ADDRESS = '/app/notifications/';

interface NotificationsPageProps {
  lines: readonly NotificationRow[];
  /** The zone in which moments are told, an IANA name. */
  zone: string;
  /** Id of the last line if there are older ones. */
  olderThan: number | null;
  isFirstPage: boolean;
}

/** The feed of the managers' companies, newest first. */
export function NotificationsPage(props: NotificationsPageProps): JSX.Element {
  const { lines, zone, olderThan, isFirstPage } = props;
  const words = useWords(NOTIFICATION_WORDS);
  const dates = useDates(zone);
  return (
    <Form action={ADDRESS} id="feed" inline>
      <PageHeading
        title={words.title}
        meta={words.intro}
        actions={
          lines.length > 0 && (
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
          )
        }
      />
      <Feed wide empty={<EmptyState icon="bell" title={words.none} text={words.noneText} />}>
        {useSpokenLines(lines).map((line) => (
          <FeedLine
            key={line.id}
            id={`notification-${line.id}`}
            state={<ResponseBadge line={line} />}
            when={dates.relative(line.sent_at)}
            machine={dates.machine(line.sent_at)}
            exact={dates.moment(line.sent_at)}
            message={line.message}
            href={hrefOf(line)}
            read={line.read}
            action={<LineActions line={line} />}
          />
        ))}
      </Feed>
      <p class="flex gap-4 pt-4">
        {!isFirstPage && <Link href={ADDRESS}>{words.newest}</Link>}
        {olderThan !== null && <Link href={`${ADDRESS}?before=${olderThan}`}>{words.older}</Link>}
      </p>
    </Form>
  );
}

function LineActions({ line: { id, read, message } }: { line: NotificationRow }): JSX.Element {
  const words = useWords(NOTIFICATION_WORDS);
  const formAction = `${ADDRESS}?notification_id=${id}`;
  return (
    <>
      {!read && (
        <IconButton
          id={`read-${id}`}
          icon="check"
          label={`${words.markRead}: ${message}`}
          name="action"
          value="mark_read"
          formAction={formAction}
        />
      )}
      <IconButton
        id={`clear-${id}`}
        icon="x"
        label={`${words.clear}: ${message}`}
        name="action"
        value="delete"
        formAction={formAction}
      />
    </>
  );
}
