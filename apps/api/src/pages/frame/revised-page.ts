import { SetMetadata } from '@nestjs/common';

/** Metadata key of `@RevisedPage` routes. */
export const REVISED_PAGE_METADATA = 'callmanager:revised-page';

export interface RevisedPageOptions {
  /** Query parameters with which a page is not kept, since it then shows more than rows of the companies. */
  except?: readonly string[];
}

/**
 * Marks the GET of a page that depends only on rows of the actor's companies, the actor, the minute, and what `KeptPagesService`
 * knows of their browser. It is kept until a row changes or the minute ends, and writes nothing (docs/decisions/0059).
 */
export function RevisedPage(options: RevisedPageOptions = {}): MethodDecorator {
  return SetMetadata(REVISED_PAGE_METADATA, options);
}
