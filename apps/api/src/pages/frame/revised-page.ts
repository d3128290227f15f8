import { SetMetadata } from '@nestjs/common';

/** Metadata key of `@RevisedPage` routes. */
export const REVISED_PAGE_METADATA = 'callmanager:revised-page';

export interface RevisedPageOptions {
  /** Parameters of the address with which a page is made anew each time: what they show is not of the companies' rows alone. */
  except?: readonly string[];
}

/**
 * For the GET of a page that depends on rows of the actor's companies, on the actor, the minute, and on what
 * `KeptPagesService` knows of their browser: it is kept until a row changes or the minute is over, and 304 for scripts that show
 * it already. It writes nothing, and reads as the caller that it was given (docs/decisions/0059).
 */
export function RevisedPage(options: RevisedPageOptions = {}): MethodDecorator {
  return SetMetadata(REVISED_PAGE_METADATA, options);
}
