import { DomainError } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { Card, Heading } from './card.js';
import { Column } from './layout.js';
import { page, type Page } from './page.js';

interface ExpiredLinkText {
  title: string;
  explain: string;
}

/** The page of an unknown or expired link: says so, and what to do. */
export function linkExpiredPage(language: Language, text?: ExpiredLinkText, status = 404): Page {
  const words = TRANSLATIONS[language].link;
  const { title, explain } = text ?? words;
  return page(
    <Column>
      <Heading>{title}</Heading>
      <Card>
        <p>{explain}</p>
        <p class="mt-3 text-muted">{words.steward}</p>
      </Card>
    </Column>,
    { title, status, language },
  );
}

/** Opens a page behind a link; for an unknown or expired link returns that page instead of an error. */
export async function orLinkExpiredPage<T>(
  language: Language,
  open: () => Promise<T>,
  text?: ExpiredLinkText,
): Promise<T | Page> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'missing' || error.kind === 'unknown'))
      return linkExpiredPage(language, text);
    throw error;
  }
}
