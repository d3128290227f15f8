import { NumberPagesController } from './number-pages.controller.js';
import { OwnAnswersController } from './own-answers.controller.js';
import { AvailabilityPagesController } from './availability-pages.controller.js';
import { MeController } from './me.controller.js';
import { OwnHoursPagesController } from './own-hours-pages.controller.js';
import { OwnWorkController } from './own-work.controller.js';
import { OwnWorkService } from './own-work.service.js';

/** What `PagesModule` registers of this folder. */
export const WORKER_PAGES = {
  controllers: [
    AvailabilityPagesController,
    NumberPagesController,
    MeController,
    OwnWorkController,
    OwnHoursPagesController,
    OwnAnswersController,
  ],
  providers: [OwnWorkService],
};
