import { linkTo, type LinkedPage } from './link.js';

const ours = { publicUrl: 'https://call.example', frontendUrl: '' };
const theirs = { publicUrl: 'https://call.example', frontendUrl: 'https://spa.example' };
const token = '5f0c1a52';

describe('links', () => {
  it.each`
    page                       | own                                          | frontend
    ${'timeChange'}            | ${'/app/call/confirm-time-change/5f0c1a52/'} | ${'https://spa.example/call/confirm-time-change/5f0c1a52/'}
    ${'stewardRegister'}       | ${'/app/steward/register/5f0c1a52/'}         | ${'https://spa.example/steward/register/5f0c1a52/'}
    ${'ownerRegister'}         | ${'/app/owner/register/5f0c1a52/'}           | ${'https://spa.example/owner/register/5f0c1a52/'}
    ${'managerRegister'}       | ${'/app/manager/register/5f0c1a52/'}         | ${'https://call.example/app/manager/register/5f0c1a52/'}
    ${'clockIn'}               | ${'/app/clock-in/5f0c1a52/'}                 | ${'https://spa.example/clock-in/5f0c1a52/'}
    ${'station'}               | ${'/app/signin-station/5f0c1a52/'}           | ${'https://spa.example/station/5f0c1a52'}
    ${'resetPassword'}         | ${'/app/reset-password/5f0c1a52/'}           | ${'https://spa.example/reset-password/5f0c1a52'}
    ${'accountChange'}         | ${'/app/account-change/5f0c1a52/'}           | ${'https://call.example/app/account-change/5f0c1a52/'}
    ${'callSheet'}             | ${'/app/call-sheet/5f0c1a52/'}               | ${'https://call.example/app/call-sheet/5f0c1a52/'}
    ${'calendarFeed'}          | ${'/app/calendar/5f0c1a52.ics'}              | ${'https://call.example/app/calendar/5f0c1a52.ics'}
    ${'clockInCode'}           | ${'/app/event/AbCdEf1/qr-code/k7/'}          | ${'https://call.example/app/event/AbCdEf1/qr-code/k7/'}
    ${'billing'}               | ${'/app/owner/billing/'}                     | ${'https://call.example/app/owner/billing/'}
    ${'billingAdministration'} | ${'/app/admin/billing/'}                     | ${'https://call.example/app/admin/billing/'}
    ${'userRegister'}          | ${'/app/user/register/'}                     | ${'https://spa.example/user/register/'}
    ${'confirm'}               | ${'/app/event/AbCdEf1/confirm/AbCdEfGhIj/'}  | ${'https://spa.example/event/AbCdEf1/confirm/AbCdEfGhIj/'}
  `('$page', ({ page, own, frontend }) => {
    const linked = {
      page,
      token,
      eventSlug: 'AbCdEf1',
      shortToken: 'AbCdEfGhIj',
      code: 'k7',
    } as LinkedPage;
    expect(linkTo(linked, ours)).toBe(`https://call.example${own}`);
    expect(linkTo(linked, theirs)).toBe(frontend);
  });

  it('takes origins with a slash at the end', () => {
    expect(
      linkTo({ page: 'clockIn', token }, { publicUrl: 'http://localhost:8000/', frontendUrl: '' }),
    ).toBe('http://localhost:8000/app/clock-in/5f0c1a52/');
  });
});
