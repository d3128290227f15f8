import type { JSX } from 'preact';
import { Card, Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { ButtonLink } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { Demonstration } from './login.page.js';
import { WELCOME_WORDS } from './welcome.words.js';

interface WelcomeModel {
  /** Demonstration accounts of this machine, offered as buttons. */
  demonstration: readonly string[];
}

/** The start page of visitors who are not signed in. */
export function WelcomePage({ demonstration }: WelcomeModel): JSX.Element {
  const words = useWords(WELCOME_WORDS);
  return (
    <Column>
      <Heading>{words.title}</Heading>
      <Card>
        <p>{words.text}</p>
        <p class="mt-3 text-muted">{words.workers}</p>
      </Card>
      <ButtonLink href="/app/login/">{words.logIn}</ButtonLink>
      {demonstration.length > 0 && (
        <Demonstration accounts={demonstration} next="/app/dashboard/" />
      )}
    </Column>
  );
}
