import type { JSX } from 'preact';
import { Card } from '../frame/card.js';
import { ButtonLink } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { CallName, Line, Lines } from './attention-parts.js';
import type { Attention } from './manager-dashboard.model.js';
import { TODAY_WORDS } from './today.words.js';

/** Moved calls whose crew is silent, or cannot come at the new time. */
export function MovesCard({ calls }: { calls: Attention['moves'] }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Card edge="waiting" id="moves">
      <Lines isFirst>
        {calls.map((call) => (
          <li key={call.call_slug} id={`moved-${call.call_slug}`}>
            <Line>
              <span class="font-semibold">
                {words.moved(call.call_name, call.unanswered, call.asked)}
                {call.cannot > 0 && `, ${words.cannot(call.cannot)}`}
              </span>
              <span class="flex gap-2">
                {(call.cannot > 0 || call.unanswered === 0) && (
                  <MoveLink call={call.call_name} href={answersHref(call.call_slug)}>
                    {words.answers}
                  </MoveLink>
                )}
                {call.unanswered > 0 && (
                  <MoveLink
                    call={call.call_name}
                    href={`${answersHref(call.call_slug)}?remind=1#remind`}
                    icon="bell-ring"
                  >
                    {words.remind}
                  </MoveLink>
                )}
              </span>
            </Line>
            <CallName call={call} before={call} />
          </li>
        ))}
      </Lines>
    </Card>
  );
}

const answersHref = (callSlug: string): string => `/app/call/confirmations/${callSlug}/`;

interface MoveLinkProps {
  call: string;
  href: string;
  icon?: 'bell-ring';
  children: string;
}

function MoveLink({ call, href, icon, children }: MoveLinkProps): JSX.Element {
  return (
    <ButtonLink href={href} kind="quiet" size="small" icon={icon}>
      {children}
      <span class="sr-only">{` ${call}`}</span>
    </ButtonLink>
  );
}
