import { AutoLoginController } from './contacts/auto-login.controller.js';
import { ContactController } from './contacts/contact.controller.js';
import { ContactCountersController } from './contacts/contact-counters.controller.js';
import { ContactRecordController } from './contacts/contact-record.controller.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { EraseController } from './contacts/erase.controller.js';
import { MergeController } from './contacts/merge.controller.js';
import { ImportPagesController } from './contacts/import-pages.controller.js';
import { SelfAddController } from './contacts/self-add.controller.js';
import { LocationsPagesController } from './locations/locations-pages.controller.js';
import { SkillsPagesController } from './skills/skills-pages.controller.js';

/** Pages about contacts, skills and locations. */
export const CONTACTS_CONTROLLERS = [
  ContactsController,
  AutoLoginController,
  ImportPagesController,
  MergeController,
  EraseController,
  ContactController,
  ContactCountersController,
  ContactRecordController,
  SkillsPagesController,
  SelfAddController,
  LocationsPagesController,
];
