import { Client } from 'pg';
import { addDays, dateIn, instantOf } from '#libs/kernel';
import type { DatabaseConnection } from '#libs/platform';
import { CopyWriter } from './copy-writer.js';
import { ASKED } from './request-states.js';
import { COMPANY_ZONE, type BenchCompany, PASSWORD } from './company.js';
import { Random } from './random.js';

export type AskTarget = {
  requirementSlug: string;
  workerId: number;
};
export type AnswerTarget = {
  token: string;
};
export type SignInTarget = {
  callSlug: string;
  requestId: number;
};
export type LoginTarget = {
  username: string;
  password: string;
};

/** Fresh rows: each is written to once. */
export interface WriteTargets {
  logins: LoginTarget[];
  asks: AskTarget[];
  answers: AnswerTarget[];
  signIns: SignInTarget[];
}

const SEED = 7;
/** Requirements of each kind in a call: to ask, to answer, and to clock in. */
const REQUIREMENTS_PER_KIND = 2;
const HOUR = 3_600_000;

/**
 * Adds events of the company with at least `size` workers to ask, offers to answer, and crew to clock in. Neighbours in
 * the list share little, so that parallel writes rarely wait for each other's locks.
 */
export async function addWriteTargets(
  connection: DatabaseConnection,
  house: BenchCompany,
  size: number,
): Promise<WriteTargets> {
  const client = new Client(connection);
  await client.connect();
  try {
    const copying = await CopyWriter.open(client);
    const filling = new WriteTargetSeeder(copying, new Random(SEED), house);
    for (let nth = 0; filling.targets.answers.length < size; nth++) {
      filling.addCall(nth);
      await copying.sendIfFull();
    }
    await copying.finish();
    await client.query('analyze');
    const { rows } = await client.query<{ username: string }>(
      'select username from users order by id limit 200',
    );
    return filling.shuffled(rows.map(({ username }) => ({ username, password: PASSWORD })));
  } finally {
    await client.end();
  }
}

class WriteTargetSeeder {
  readonly targets: WriteTargets = { logins: [], asks: [], answers: [], signIns: [] };
  private readonly now = new Date();
  private readonly today = dateIn(COMPANY_ZONE, this.now);

  constructor(
    private readonly copying: CopyWriter,
    private readonly random: Random,
    private readonly house: BenchCompany,
  ) {}

  /** An event of one call. */
  addCall(nth: number): void {
    const { copying, random, house } = this;
    const date = addDays(this.today, 100 + (nth % 60));
    const [place] = house.locations;
    const eventId = copying.add('events', {
      slug: random.slug7(),
      company_id: house.id,
      event_name: `Rehearsal ${nth}`,
      event_description: '',
      start_date: date,
      end_date: date,
      is_single_day: true,
      location_profile_id: place!.id,
      created_by_id: house.managerId,
      created_at: this.now,
    });
    const callSlug = random.slug7();
    const callId = copying.add('call_times', {
      slug: callSlug,
      event_id: eventId,
      name: 'Load in',
      date,
      time: '08:00:00',
      starts_at: instantOf(date, '08:00:00', place!.zone),
      last_modified: this.now,
    });
    house.skills
      .slice(0, 3 * REQUIREMENTS_PER_KIND)
      .forEach((skill, index) =>
        this.addRequirement(
          callId,
          callSlug,
          skill.id,
          nth + index,
          (['ask', 'answer', 'sign in'] as const)[index % 3]!,
        ),
      );
  }

  shuffled(logins: LoginTarget[]): WriteTargets {
    const { asks, answers, signIns } = this.targets;
    for (const list of [asks, answers, signIns])
      this.random.shuffle<AskTarget | AnswerTarget | SignInTarget>(list);
    return { logins, asks, answers, signIns };
  }

  private addRequirement(
    callId: number,
    callSlug: string,
    skillId: number,
    offset: number,
    kind: 'ask' | 'answer' | 'sign in',
  ): void {
    const { copying, random, house } = this;
    const slug = random.slug7();
    const id = copying.add('labor_requirements', {
      slug,
      call_time_id: callId,
      labor_type_id: skillId,
      needed_labor: ASKED,
      fcfs_positions: 0,
    });
    for (let nth = 0; nth < ASKED; nth++) {
      const workerId = house.workers[(offset * ASKED + nth) % house.workers.length]!.id;
      if (kind === 'ask') this.targets.asks.push({ requirementSlug: slug, workerId });
      else this.addRequest(id, workerId, callSlug, kind === 'sign in');
    }
  }

  private addRequest(
    requirementId: number,
    workerId: number,
    callSlug: string,
    confirmed: boolean,
  ): void {
    const token = this.random.shortToken();
    const requestId = this.copying.add('labor_requests', {
      labor_requirement_id: requirementId,
      worker_id: workerId,
      token: this.random.uuid(),
      token_short: token,
      state: confirmed ? 'confirmed' : 'pending',
      reserved: false,
      cancel_counted: false,
      requested_at: new Date(this.now.getTime() - 3 * HOUR),
      sent_at: new Date(this.now.getTime() - 2 * HOUR),
      responded_at: confirmed ? new Date(this.now.getTime() - HOUR) : null,
    });
    if (confirmed) this.targets.signIns.push({ callSlug, requestId });
    else this.targets.answers.push({ token });
  }
}
