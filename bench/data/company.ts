import { createHash } from 'node:crypto';
import type { CopyWriter } from './copy-writer.js';
import type { Random } from './random.js';
import type { CompanySize } from './data-sets.js';
import { FIRST_NAMES, LAST_NAMES, NOTES, SKILLS, VENUES } from './names.js';

export interface BenchLocation {
  id: number;
  zone: string;
  rules: { minimum: number; trigger: number; roundUp: number };
}

export interface BenchWorker {
  id: number;
  slug: string;
  name: string;
}

/** A company with its workers and locations, before it has events. */
export interface BenchCompany {
  id: number;
  slug: string;
  /** The manager's API key. */
  key: string;
  managerId: number;
  managerUserId: number;
  stewardIds: number[];
  skills: { id: number; name: string }[];
  locations: BenchLocation[];
  workers: BenchWorker[];
}

/** The password of every account. */
export const PASSWORD = 'crew-of-the-benchmark';
export const COMPANY_ZONE = 'America/New_York';
/** Minutes; the defaults of companies. */
export const COMPANY_RULES = { minimum: 240, trigger: 300, roundUp: 15 };

/** @param passwordHash of `PASSWORD`; shared by all accounts, since computing one takes 20 ms */
export function addCompany(
  copying: CopyWriter,
  random: Random,
  number: number,
  scale: CompanySize,
  passwordHash: string,
  born: Date,
): BenchCompany {
  const slug = random.slug7();
  const id = copying.add('companies', {
    slug,
    name: `Stage Crew ${number}`,
    name_short: `CREW${number}`,
    address: `${number} Main Street`,
    city: 'Albany',
    state: 'NY',
    zip_code: '12207',
    phone_number: `+1518555${String(1000 + number).padStart(4, '0')}`,
    email: `office${number}@crew.example`,
    website: `https://crew${number}.example`,
    time_zone: COMPANY_ZONE,
    time_tracking: true,
  });
  const accounts = new Accounts(copying, random, number, passwordHash, born);
  const manager = accounts.add('manager', id);
  const key = random.key();
  copying.add('api_keys', {
    user_id: manager.userId,
    key_hash: createHash('sha256').update(key).digest('hex'),
    user_agent: 'bench',
  });
  const stewardIds = [1, 2, 3].map(() => accounts.add('steward', id).grantId);
  accounts.add('owner', id);
  const skills = SKILLS.map((name) => ({
    id: copying.add('labor_types', { company_id: id, name }),
    name,
  }));
  const house: BenchCompany = {
    id,
    slug,
    key,
    managerId: manager.grantId,
    managerUserId: manager.userId,
    stewardIds,
    skills,
    locations: addLocations(copying, id),
    workers: [],
  };
  for (let nth = 0; nth < scale.workers; nth++)
    house.workers.push(addWorker(copying, random, house, nth, accounts, born));
  return house;
}

class Accounts {
  private count = 0;

  constructor(
    private readonly copying: CopyWriter,
    private readonly random: Random,
    private readonly company: number,
    private readonly passwordHash: string,
    private readonly born: Date,
  ) {}

  add(role: string | null, companyId: number): { userId: number; grantId: number } {
    const name = `${role ?? 'worker'}${this.company}.${++this.count}`;
    const userId = this.copying.add('users', {
      username: name,
      password_hash: this.passwordHash,
      first_name: this.random.pick(FIRST_NAMES),
      last_name: this.random.pick(LAST_NAMES),
      email: `${name}@crew.example`,
      created_at: this.born,
    });
    this.copying.add('user_profiles', { user_id: userId, slug: this.random.slug7() });
    return {
      userId,
      grantId: role
        ? this.copying.add('role_grants', { user_id: userId, role, company_id: companyId })
        : 0,
    };
  }
}

/** Some use the company's rules and zone, some have their own. */
function addLocations(copying: CopyWriter, companyId: number): BenchLocation[] {
  return VENUES.map((name, nth) => {
    const own = nth % 3 === 1;
    const zone = nth % 3 === 2 ? 'America/Chicago' : null;
    const minimum = own ? 300 : null;
    const id = copying.add('location_profiles', {
      company_id: companyId,
      name,
      address: `${nth + 1} Dock Road`,
      time_zone: zone,
      minimum_minutes: minimum,
    });
    return {
      id,
      zone: zone ?? COMPANY_ZONE,
      rules: { ...COMPANY_RULES, minimum: minimum ?? COMPANY_RULES.minimum },
    };
  });
}

function addWorker(
  copying: CopyWriter,
  random: Random,
  house: BenchCompany,
  nth: number,
  accounts: Accounts,
  born: Date,
): BenchWorker {
  const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
  const phone = phoneOf(house.id, nth);
  const slug = random.workerSlug();
  const own = random.shuffle([...house.skills]).slice(0, random.between(1, 3));
  const id = copying.add('workers', {
    slug,
    company_id: house.id,
    user_id: nth % 4 === 0 ? accounts.add(null, house.id).userId : null,
    name,
    phone_number: phone,
    notes: random.chance(0.2) ? random.pick(NOTES) : null,
    primary_skill_id: own[0]!.id,
    secondary_skill_id: own[1]?.id ?? null,
    created_at: born,
  });
  for (const skill of own)
    copying.add('worker_skills', { worker_id: id, labor_type_id: skill.id, company_id: house.id });
  if (random.chance(0.1))
    copying.add('alt_phones', {
      company_id: house.id,
      worker_id: id,
      phone_number: `${phone.slice(0, 2)}6${phone.slice(3)}`,
      label: 'home',
    });
  addConsent(copying, random, house.id, phone, born);
  return { id, slug, name };
}

/** All numbers were asked, most agreed, a few said STOP. */
function addConsent(
  copying: CopyWriter,
  random: Random,
  companyId: number,
  phone: string,
  born: Date,
): void {
  const granted = random.chance(0.9);
  const stopped = granted && random.chance(0.02);
  const at = (hours: number): Date => new Date(born.getTime() + hours * 3_600_000);
  copying.add('consents', {
    phone_number: phone,
    company_id: companyId,
    asked_at: stopped ? null : at(0),
    granted_at: granted ? at(2) : null,
  });
  copying.add('consent_entries', {
    phone_number: phone,
    company_id: companyId,
    kind: 'asked',
    source: 'question',
    wording: 'May we text you about work? Reply YES.',
    at: at(0),
  });
  if (granted)
    copying.add('consent_entries', {
      phone_number: phone,
      company_id: companyId,
      kind: 'granted',
      source: 'text',
      wording: 'YES',
      at: at(2),
    });
  if (!stopped) return;
  copying.add('consent_entries', {
    phone_number: phone,
    kind: 'revoked',
    source: 'text',
    wording: 'STOP',
    at: at(30),
  });
  copying.add('phone_stops', { phone_number: phone, stopped_at: at(30) });
}

/** A unique number for each worker of each company: +1, area code 2xx to 5xx, exchange 2xx to 9xx. */
function phoneOf(companyId: number, nth: number): string {
  const number = companyId * 10_000 + nth;
  const area = 212 + Math.floor(number / 8_000_000);
  const exchange = 200 + (Math.floor(number / 10_000) % 800);
  return `+1${area}${exchange}${String(number % 10_000).padStart(4, '0')}`;
}
