import type { JSX } from 'preact';
import { Badge } from '../../pages/frame/badge.js';
import { Banner } from '../../pages/frame/banner.js';
import { Button, IconButton } from '../../pages/frame/button.js';
import { Dialog } from '../../pages/frame/dialog.js';
import { Feed, FeedLine } from '../../pages/frame/feed.js';
import { Field } from '../../pages/frame/field.js';
import { FoundGroup, FoundLine } from '../../pages/frame/found.js';
import { Form } from '../../pages/frame/form.js';
import { Link } from '../../pages/frame/link.js';
import { Menu } from '../../pages/frame/menu.js';
import { NoticeBox } from '../../pages/frame/notice-box.js';
import { StateBadge } from '../../pages/frame/state-badge.js';
import { NewsToast, Toast } from '../../pages/frame/toast.js';
import { Tooltip } from '../../pages/frame/tooltip.js';
import { Row, Sample } from './sample.js';

const ITEMS = [
  { heading: 'This call' },
  { label: 'Edit', href: '#menus', icon: 'pencil' },
  { label: 'Copy', href: '#menus', icon: 'copy', current: true },
  'line',
  { label: 'Delete', post: '#', icon: 'trash-2', danger: true, confirm: '4 people get a text.' },
] as const;

/** What floats above a page, or lasts on top of it. */
export function OverlaySamples(): JSX.Element {
  return (
    <>
      <Sample title="Menus" intro="Open without scripts; arrow keys with them.">
        <Row>
          <Menu id="menu-dots" label="More" items={ITEMS} />
          <Menu id="menu-word" label="Actions" icon={null} items={ITEMS} />
          <Dialog
            id="dialog-sample"
            title="Invite a manager"
            trigger={{ label: 'Invite', icon: 'user-plus' }}
          >
            <Form id="invite">
              <Field
                label="Phone"
                name="invite-phone"
                type="tel"
                hint="They get a text with a link."
              />
              <Button>Invite</Button>
            </Form>
          </Dialog>
          <span>
            Round up{' '}
            <Tooltip id="tip-1" text="Minutes past the half hour that still count as it." />
          </span>
          <Tooltip id="tip-2" text="Fed by the rules of the location.">
            4 h
          </Tooltip>
        </Row>
      </Sample>
      <Sample title="Feed" intro="Below the bell; each line goes away by itself.">
        <Form id="feed-sample">
          <Feed empty="Nothing new" foot={<Link href="#feed">All notifications</Link>}>
            {['Ada Lindgren can come', 'Bo Li cannot come'].map((message, index) => (
              <FeedLine
                key={message}
                id={`feed-sample-${index}`}
                state={<StateBadge state={index ? 'declined' : 'available'} />}
                when="11/29 07:02"
                machine="2026-11-29T12:02:00Z"
                message={message}
                href="#feed"
                read={index === 1}
                action={<IconButton icon="x" label={`Clear: ${message}`} />}
              />
            ))}
          </Feed>
        </Form>
      </Sample>
      <Sample title="Found" intro="What a search found, by kind; links only.">
        <FoundGroup id="found-sample" title="Events" isShown>
          <FoundLine href="#found" name="Harbor Lights Tour" more="Sat, Nov 29 · Harbor Arena" />
          <FoundLine
            href="#found"
            name="Expo strike"
            more="Sun, Nov 30"
            mark={<Badge>canceled</Badge>}
          />
        </FoundGroup>
      </Sample>
      <Sample title="Notices" intro="Within a page; errors are read out at once.">
        <NoticeBox tone="success">Saved.</NoticeBox>
        <NoticeBox tone="info">The steward has not opened the sheet yet.</NoticeBox>
        <NoticeBox tone="warning">Two calls of Ada Lindgren overlap.</NoticeBox>
        <NoticeBox tone="danger">The end lies before the start.</NoticeBox>
        <Toast
          notice={{
            tone: 'warning',
            lines: ['Asked 12 workers.', '1 has not said that we may text.'],
          }}
        />
        <NewsToast id="sample-news" href="#notices">
          Ada Lindgren is available for Load in.
        </NewsToast>
      </Sample>
      <Sample title="Banners" intro="Above everything, about a state that lasts.">
        <Banner tone="info" icon="eye">
          You act as Maria Kowalski.
        </Banner>
        <Banner tone="warning" action={<Link href="#banners">Settle it</Link>}>
          The last payment failed.
        </Banner>
        <Banner tone="danger" icon="wifi-off">
          Offline. What you see may be old.
        </Banner>
      </Sample>
    </>
  );
}
