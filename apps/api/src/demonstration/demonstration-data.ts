/** The demonstration company. Phone numbers are from the fictional range (555-01xx). */
export const COMPANY = {
  name: 'Demo Stage Crew',
  nameShort: 'DEMO',
  address: '1 Stage Door Lane',
  city: 'New York',
  state: 'NY',
  zipCode: '10001',
  phoneNumber: '+12125550100',
  email: 'office@demo-stage-crew.example',
  website: 'https://demo-stage-crew.example',
  timeTracking: true,
  sendingFromMinute: 0,
  sendingUntilMinute: 1440,
} as const;

export const SKILLS = ['Rigger', 'Audio', 'Lighting', 'Loader'] as const;
type Skill = (typeof SKILLS)[number];

export const LOCATIONS = [
  { name: 'Harbor Arena', address: '200 Pier Street' },
  { name: 'Lakeside Theater', address: '12 Boathouse Road', minimumMinutes: 300 },
] as const;

interface DemonstrationWorker {
  name: string;
  skills: readonly Skill[];
  /** False: the number was never asked, so the first message is the consent question. */
  consents?: false;
}

export const WORKERS: readonly DemonstrationWorker[] = [
  { name: 'Robin Rigger', skills: ['Rigger', 'Loader'] },
  { name: 'Riley Rigger', skills: ['Rigger'] },
  { name: 'Ray Rigger', skills: ['Rigger'] },
  { name: 'Audrey Audio', skills: ['Audio'] },
  { name: 'Auden Audio', skills: ['Audio', 'Lighting'] },
  { name: 'Lou Lighting', skills: ['Lighting'] },
  { name: 'Lane Loader', skills: ['Loader'] },
  { name: 'Logan Loader', skills: ['Loader'] },
  { name: 'Lee Loader', skills: ['Loader', 'Rigger'] },
  { name: 'Nikki Newcomer', skills: ['Loader'], consents: false },
];

/** Per hour, in hundredths of a cent: by skill, and one person's own. */
export const RATES: readonly { skill?: Skill; worker?: string; amount: number }[] = [
  { skill: 'Rigger', amount: 325_000 },
  { skill: 'Audio', amount: 360_000 },
  { skill: 'Lighting', amount: 340_000 },
  { skill: 'Loader', amount: 240_000 },
  { worker: 'Robin Rigger', skill: 'Rigger', amount: 380_000 },
];

interface DemonstrationRequirement {
  skill: Skill;
  needed: number;
  firstCome: number;
  /** Names of the requested workers; the first `reserved` of them have a reserved position. */
  asked: readonly string[];
  reserved?: number;
}

interface DemonstrationCall {
  name: string;
  /** Days after the first day of the event. */
  day: number;
  /** 'HH:MM' in the venue's zone; `soon`: the next quarter of an hour at least half an hour after the first start. */
  time: string;
  requirements: readonly DemonstrationRequirement[];
}

interface DemonstrationEvent {
  slug: string;
  name: string;
  description: string;
  location: number;
  /** Days from today to its first day, and its length in days. */
  startsIn: number;
  days: number;
  calls: readonly DemonstrationCall[];
  /** The event is over: all requested workers were confirmed and worked. */
  over?: true;
}

export const EVENTS: readonly DemonstrationEvent[] = [
  {
    slug: 'DemoGig',
    name: 'Harbor Lights Tour',
    description: 'Two trucks of rigging, one of audio. Crew entrance on Pier Street.',
    location: 0,
    startsIn: 0,
    days: 3,
    calls: [
      {
        name: 'Load in',
        day: 0,
        time: 'soon',
        requirements: [
          {
            skill: 'Rigger',
            needed: 3,
            firstCome: 2,
            asked: ['Robin Rigger', 'Riley Rigger', 'Ray Rigger'],
            reserved: 1,
          },
          {
            skill: 'Loader',
            needed: 4,
            firstCome: 0,
            asked: ['Lane Loader', 'Logan Loader', 'Nikki Newcomer'],
          },
        ],
      },
      {
        name: 'Show call',
        day: 1,
        time: '18:00',
        requirements: [
          { skill: 'Audio', needed: 2, firstCome: 1, asked: ['Audrey Audio', 'Auden Audio'] },
          { skill: 'Rigger', needed: 2, firstCome: 2, asked: ['Robin Rigger', 'Riley Rigger'] },
        ],
      },
      {
        name: 'Load out',
        day: 1,
        time: '23:00',
        requirements: [{ skill: 'Loader', needed: 6, firstCome: 0, asked: [] }],
      },
    ],
  },
  {
    slug: 'DemoOut',
    name: 'Lakeside Gala',
    description: '',
    location: 1,
    startsIn: 9,
    days: 1,
    calls: [
      {
        name: 'Setup',
        day: 0,
        time: '08:00',
        requirements: [{ skill: 'Lighting', needed: 2, firstCome: 0, asked: [] }],
      },
    ],
  },
  {
    slug: 'DemoOld',
    name: 'Winter Expo',
    description: 'Over: its time sheet shows how hours come out.',
    location: 0,
    startsIn: -7,
    days: 1,
    over: true,
    calls: [
      {
        name: 'Build',
        day: 0,
        time: '08:00',
        requirements: [
          {
            skill: 'Rigger',
            needed: 3,
            firstCome: 0,
            asked: ['Robin Rigger', 'Riley Rigger', 'Lee Loader'],
          },
        ],
      },
    ],
  },
];
