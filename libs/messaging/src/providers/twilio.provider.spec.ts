import { TwilioServer } from '../../../../test/support/twilio-server.js';
import { TwilioProvider } from './twilio.provider.js';

const PHONE = '+14155550123';
const PUBLIC_URL = 'https://calls.example';
const message = { key: '17', to: PHONE, body: 'Can you work? https://calls.example/a1' };

describe('texting through Twilio', () => {
  let twilio: TwilioServer;
  let provider: TwilioProvider;

  beforeAll(async () => {
    twilio = await TwilioServer.start();
  });
  beforeEach(() => {
    twilio.messages.length = 0;
    twilio.behavior = () => 'take';
    provider = new TwilioProvider(twilio.settings, PUBLIC_URL);
  });
  afterAll(() => twilio.stop());

  it('hands over a text with the address of its reports, which carries our key', async () => {
    expect(await provider.send(message)).toEqual({
      providerId: twilio.messages[0]!.sid,
      status: 'sent',
    });
    expect(twilio.messages).toMatchObject([
      {
        to: PHONE,
        body: message.body,
        sender: '+14155550100',
        statusCallback: 'https://calls.example/webhooks/twilio/status?message=17',
      },
    ]);
  });

  it('leaves the choice of the number to a messaging service', async () => {
    await new TwilioProvider(
      { ...twilio.settings, messagingServiceSid: 'MGtest' },
      PUBLIC_URL,
    ).send(message);
    expect(twilio.messages[0]!.sender).toBe('MGtest');
  });

  it.each([['+14155550142'], ['MG0123456789abcdef0123456789abcdef']])(
    "sends from a company's own %s",
    async (from) => {
      const shared = { ...twilio.settings, messagingServiceSid: 'MGtest' };
      await new TwilioProvider(shared, PUBLIC_URL).send({ ...message, from });
      expect(twilio.messages[0]!.sender).toBe(from);
    },
  );

  it.each`
    mood                                           | says                                                                | because
    ${{ status: 429, code: 20429, retryAfter: 3 }} | ${{ retryable: true, unsure: false, retryAfter: 3 }}                | ${'it is busy'}
    ${{ status: 500, code: 20500 }}                | ${{ retryable: true, unsure: true }}                                | ${'it stumbled'}
    ${{ status: 400, code: 21610 }}                | ${{ retryable: false, optedOut: true }}                             | ${'they said STOP'}
    ${{ status: 400, code: 21211 }}                | ${{ retryable: false, message: 'this is no phone number (21211)' }} | ${'nobody has it'}
    ${'lost'}                                      | ${{ retryable: true, unsure: true }}                                | ${'it fell silent'}
  `(
    'tells what came of it when the server says $mood, because $because',
    async ({ mood, says }) => {
      twilio.behavior = () => mood;
      await expect(provider.send(message)).rejects.toMatchObject(says);
    },
  );

  it('knows that it was not accepted where nothing listens', async () => {
    const nowhere = new TwilioProvider(
      { ...twilio.settings, apiUrl: 'http://127.0.0.1:1' },
      PUBLIC_URL,
    );
    await expect(nowhere.send(message)).rejects.toMatchObject({ retryable: true, unsure: false });
  });

  it('finds an accepted text that we did not know of, and no other', async () => {
    twilio.behavior = () => 'lost';
    await expect(provider.send(message)).rejects.toMatchObject({ unsure: true });
    twilio.behavior = () => 'take';
    await provider.send({ ...message, body: 'Something else' });
    await provider.send({ ...message, to: '+14155550124' });

    const [lost] = twilio.messages;
    expect(await provider.find(message, new Date())).toEqual([
      { providerId: lost!.sid, status: 'sent' },
    ]);
    expect(await provider.find(message, new Date(Date.now() + 3_600_000))).toEqual([]);
    lost!.status = 'failed';
    expect(await provider.find(message, new Date())).toEqual([]);
  });

  it('asks for no reports to an address that Twilio cannot reach', async () => {
    const { apiUrl: _, ...settings } = twilio.settings;
    const real = new TwilioProvider({ ...settings, apiUrl: null }, 'http://localhost:8000');
    expect(Reflect.get(real, 'callback').call(real, '17')).toEqual({});
  });
});
