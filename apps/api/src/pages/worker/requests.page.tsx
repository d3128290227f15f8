import type { JSX } from 'preact';
import { Section } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { OwnCallCard } from './own-call-card.js';
import type { OwnWorkModel } from './own-work.model.js';
import { Answer, OpenRequest } from './request-answers.js';
import { WORKER_WORDS } from './worker.words.js';

export const REQUESTS_PATH = '/app/user-profile/requests/';

/** Everything the worker is asked, and what they answered while it can still be changed. */
export function RequestsPage({ work }: { work: OwnWorkModel }): JSX.Element {
  const words = useWords(WORKER_WORDS).requests;
  const { open, waiting, declined, ended } = work;
  return (
    <>
      <PageHeading
        title={words.title}
        meta={open.length > 0 ? words.open(open.length) : undefined}
      />
      {open.length === 0 && (
        <EmptyState id="no-requests" icon="check" title={words.none} text={words.noneText} />
      )}
      {open.map((call) => (
        <OpenRequest key={call.id} call={call} back={REQUESTS_PATH} isTop />
      ))}
      {waiting.length > 0 && (
        <Section title={words.waiting} intro={words.waitingIntro} id="waiting">
          {waiting.map((call) => (
            <OwnCallCard key={call.id} call={call}>
              <Answer call={call} action="decline" label={words.notAfterAll} back={REQUESTS_PATH} />
            </OwnCallCard>
          ))}
        </Section>
      )}
      {declined.length > 0 && (
        <Section title={words.declined} intro={words.declinedIntro} id="declined">
          {declined.map((call) => (
            <OwnCallCard key={call.id} call={call}>
              <Answer call={call} action="confirm" label={words.afterAll} back={REQUESTS_PATH} />
            </OwnCallCard>
          ))}
        </Section>
      )}
      {ended.length > 0 && (
        <Section title={words.ended} id="ended">
          {ended.map((call) => (
            <OwnCallCard key={call.id} call={call} />
          ))}
        </Section>
      )}
    </>
  );
}
