import type { JSX } from 'preact';
import { Avatar } from '../../pages/frame/avatar.js';
import { Card } from '../../pages/frame/card.js';
import { BarChart, LineChart } from '../../pages/frame/chart.js';
import { Conversation, ConversationBubble } from '../../pages/frame/conversation-bubble.js';
import { DefinitionList } from '../../pages/frame/definition-list.js';
import { Feed, FeedLine } from '../../pages/frame/feed.js';
import { Link } from '../../pages/frame/link.js';
import { PageIndex } from '../../pages/frame/page-index.js';
import { Scanner } from '../../pages/frame/scanner.js';
import { Progress } from '../../pages/frame/progress.js';
import { Skeleton } from '../../pages/frame/skeleton.js';
import { StateBadge } from '../../pages/frame/state-badge.js';
import { Stat, StatRow } from '../../pages/frame/stat.js';
import { Timeline } from '../../pages/frame/timeline.js';
import { WithFacts } from '../../pages/frame/with-facts.js';
import { Row, Sample } from './sample.js';

const DAYS = Array.from({ length: 30 }, (_, day) => ({
  label: `Nov ${day + 1}`,
  value: Math.round(60 + 50 * Math.sin(day / 3) + (day % 7) * 6),
}));

/** What pages say: numbers, facts, charts, history, conversations. */
export function ContentSamples(): JSX.Element {
  return (
    <>
      <Sample title="Numbers" intro="A number leads to its remedy.">
        <StatRow>
          <Stat label="events ahead" value={12} href="#numbers" />
          <Stat label="unanswered" value={31} tone="warning" href="#numbers" />
          <Stat label="declined" value={4} tone="danger" href="#numbers" />
          <Stat label="texts this month" value="1,412" />
        </StatRow>
        <DefinitionList
          items={[
            { term: 'Location', value: <Link href="#numbers">Harbor Arena</Link> },
            { term: 'Minimum hours', value: '4 h 30' },
            { term: 'Steward', value: 'Maximiliana Wolfeschlegelstein-Hausenberger' },
          ]}
        />
      </Sample>
      <Sample
        title="With facts"
        intro="Short facts stand beside the thing, on a phone below its first part."
      >
        <WithFacts
          facts={
            <Card>
              <DefinitionList items={[{ term: 'Texts in', value: 'English' }]} />
            </Card>
          }
        >
          <Card>Rigger, audio. Nights only.</Card>
          <Card>What follows.</Card>
        </WithFacts>
      </Sample>
      <Sample title="Page index" intro="A long page of parts, and pages that belong to it.">
        <PageIndex
          label="Parts of the sample"
          parts={[
            { href: '#index-first', label: 'Details' },
            { href: '#index-second', label: 'Work rules' },
          ]}
          pages={[{ href: '#index-first', label: 'People and roles', icon: 'users' }]}
        >
          <Card id="index-first">Details</Card>
          <Card id="index-second">Work rules</Card>
        </PageIndex>
      </Sample>
      <Sample title="News" intro="Short lines, the newest first, each with its own way to go away.">
        <Feed wide empty="No news">
          {[
            <FeedLine
              key="news"
              id="news-sample"
              state={<StateBadge state="available" />}
              when="2 min ago"
              machine="2026-11-30T12:00:00Z"
              message="Maximiliana Wolfeschlegelstein-Hausenberger is available for Rigger at Load in."
              href="#news-sample"
            />,
          ]}
        </Feed>
      </Sample>
      <Sample title="Cards" intro="An edge where the state matters; the text says the same.">
        <div class="grid gap-3 sm:grid-cols-2">
          <Card>Plain</Card>
          <Card edge="success">Confirmed: see you at 7:00 AM.</Card>
          <Card edge="waiting">Waits for your answer.</Card>
          <Card edge="open">Available, not confirmed yet.</Card>
          <Card edge="danger">Nobody has been asked.</Card>
        </div>
      </Sample>
      <Sample title="Charts" intro="Drawn on the server, with the numbers below.">
        <BarChart label="Texts a day" pointLabel="Day" points={DAYS} />
        <LineChart label="Hours a day" pointLabel="Day" points={DAYS} />
        <BarChart label="One day" pointLabel="Day" points={DAYS.slice(0, 1)} />
        <LineChart label="Nothing yet" pointLabel="Day" points={[]} />
      </Sample>
      <Sample title="Progress" intro="Long work goes on by itself and can be left.">
        <Progress label="Sending" done={7} total={19} failed={1} />
        <Progress label="Reading the file" done={0} total={0} />
        <Skeleton lines={3} />
      </Sample>
      <Sample title="Timeline" intro="What happened, newest first.">
        <Timeline
          items={[
            {
              id: 't1',
              at: 'Sat, Nov 29 · 7:04 AM',
              who: 'Maria',
              what: 'Moved Load in',
              before: '7:00 AM',
              after: '8:00 AM',
            },
            { id: 't2', at: 'Fri, Nov 28 · 4:31 PM', what: 'Reminded 12 workers' },
            {
              id: 't3',
              at: 'Thu, Nov 27 · 9:00 AM',
              who: 'Ko',
              what: 'Made the event',
              after: 'Harbor Lights Tour',
            },
          ]}
        />
      </Sample>
      <Sample title="Scanner" intro="The answer covers the camera; without scripts it is a form.">
        <Scanner
          size="hand"
          zone="America/New_York"
          field={{ label: 'Code or link', hint: 'Or six characters.', button: 'Clock in or out' }}
          answer={{
            ...{ outcome: 'still_in', name: 'Mary Ann Kowalski', role: 'Rigger', call: 'Load in' },
            ...{ at: '2031-05-01T10:58:00Z', counted: null },
          }}
        />
      </Sample>
      <Sample title="Conversation" intro="Theirs left, ours right.">
        <Conversation>
          <ConversationBubble
            direction="out"
            at="7:00 AM"
            state="delivered"
            text="Acme: Load in, Sat Nov 29, 7:00 AM. Can you come? YES or NO"
          />
          <ConversationBubble direction="in" at="7:02 AM" text={'yes\nbut I am late 15'} />
          <ConversationBubble
            direction="out"
            at="7:02 AM"
            state="failed: number unreachable"
            text="Confirmed. See you there!"
          />
        </Conversation>
        <Row>
          <Avatar name="Mary Ann Kowalski" size="small" />
          <Avatar name="Mary Ann Kowalski" />
          <Avatar name="bo" size="large" />
          <Avatar name="" />
        </Row>
      </Sample>
    </>
  );
}
