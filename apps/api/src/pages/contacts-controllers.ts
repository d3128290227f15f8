import { ContactController } from './contacts/contact.controller.js';
import { ContactRecordController } from './contacts/contact-record.controller.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { LocationsPagesController } from './locations/locations.controller.js';
import { SkillsPagesController } from './skills/skills.controller.js';

/** Pages about contacts, skills and locations. */
export const CONTACTS_CONTROLLERS = [
  ContactsController,
  ContactController,
  ContactRecordController,
  SkillsPagesController,
  LocationsPagesController,
];
