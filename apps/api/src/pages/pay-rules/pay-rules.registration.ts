import { PayRulesController } from './pay-rules.controller.js';
import { RulesEditorController } from './rules-editor.controller.js';
import { RulesEditorService } from './rules-editor.service.js';

/** What `PagesModule` registers of the rules of pay. */
export const PAY_RULES_PAGES = {
  controllers: [PayRulesController, RulesEditorController],
  providers: [RulesEditorService],
};
