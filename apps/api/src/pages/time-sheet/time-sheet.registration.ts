import { SheetActingService } from './sheet-acting.service.js';
import { SheetAnsweringService } from './sheet-answering.service.js';
import { SheetReadingService } from './sheet-reading.service.js';
import { SheetStepsController } from './sheet-steps.controller.js';
import { TimeSheetController } from './time-sheet.controller.js';
import { TimeSheetPartsController } from './time-sheet-parts.controller.js';

/** What `PagesModule` registers of this folder. */
export const TIME_SHEET_PAGES = {
  controllers: [TimeSheetController, TimeSheetPartsController, SheetStepsController],
  providers: [SheetActingService, SheetAnsweringService, SheetReadingService],
};
