import type { JSX } from 'preact';
import { Card, Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { ButtonLink } from '../frame/link.js';

/** The start page of visitors who are not signed in. */
export function WelcomePage(): JSX.Element {
  return (
    <Column>
      <Heading>The right crew, at the right door, on time</Heading>
      <Card>
        <p>
          CallManager staffs live events. Plan an event and its calls, ask your people by text
          message, see who said yes, clock them in at the door, and end the day with hours you can
          pay from.
        </p>
        <p class="mt-3 text-muted">
          Were you sent a text message? Use the link in it; you need no account.
        </p>
      </Card>
      <ButtonLink href="/app/login/">Log in</ButtonLink>
    </Column>
  );
}
