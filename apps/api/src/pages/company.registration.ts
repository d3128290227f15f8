import { PasswordController } from './account/password.controller.js';
import { ProfileController } from './account/profile.controller.js';
import { SecondFactorPagesController } from './account/second-factor-pages.controller.js';
import { SessionsController } from './account/sessions.controller.js';
import { AdminDashboardController } from './administrator/admin-dashboard.controller.js';
import { CompaniesController } from './administrator/companies.controller.js';
import { SystemController } from './administrator/system.controller.js';
import { UsersController } from './administrator/users.controller.js';
import { AuditPagesController } from './audit/audit-pages.controller.js';
import { RowHistoryPagesController } from './audit/row-history-pages.controller.js';
import { CompanyController } from './company/company.controller.js';
import { OwnerController } from './company/owner.controller.js';
import { PeopleController } from './people/people.controller.js';
import { StewardsController } from './people/stewards.controller.js';
import { AttendanceController } from './reports/attendance.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { UsageController } from './usage/usage.controller.js';

/** Pages about companies, their people, one's own account, and the whole installation. */
export const COMPANY_CONTROLLERS = [
  CompanyController,
  OwnerController,
  PeopleController,
  StewardsController,
  ProfileController,
  PasswordController,
  SecondFactorPagesController,
  SessionsController,
  AdminDashboardController,
  CompaniesController,
  UsersController,
  SystemController,
  UsageController,
  ReportsController,
  AttendanceController,
  AuditPagesController,
  RowHistoryPagesController,
];
