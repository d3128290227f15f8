import { SendQueueService } from './send-queue.service.js';
import { SendingPanelService } from './sending-panel.service.js';
import { SendingController } from './sending.controller.js';
import { TimeChangeAnswersController } from './time-change-answers.controller.js';

/** What `PagesModule` registers of this folder. */
export const SENDING_PAGES = {
  controllers: [SendingController, TimeChangeAnswersController],
  providers: [SendQueueService, SendingPanelService],
};
