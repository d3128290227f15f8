import { EntryPayController } from './entry-pay.controller.js';
import { PayLinesController } from './pay-lines.controller.js';

/** What `PagesModule` registers of the lines of pay. */
export const PAY_LINES_PAGES = {
  controllers: [EntryPayController, PayLinesController],
  providers: [],
};
