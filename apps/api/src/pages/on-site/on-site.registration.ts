import { CallBoardPagesController } from './call-board-pages.controller.js';
import { CallBoardService } from './call-board.service.js';
import { StewardController } from './steward.controller.js';

/** What `PagesModule` registers of this folder. */
export const ON_SITE_PAGES = {
  controllers: [CallBoardPagesController, StewardController],
  providers: [CallBoardService],
};
