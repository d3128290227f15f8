import { changedArea } from './changed-area.js';

describe('the area of pages that a fact changes', () => {
  it.each`
    name                          | subject               | area          | because
    ${'worker.skills_changed'}    | ${'worker'}           | ${'contacts'} | ${'lists and profiles show skills'}
    ${'contacts.imported'}        | ${'company'}          | ${'contacts'} | ${'an import adds contacts to its company'}
    ${'consent.revoked'}          | ${'consent'}          | ${'contacts'} | ${'contacts show who may be texted'}
    ${'person.erased'}            | ${'person'}           | ${'contacts'} | ${'nobody lists them any more'}
    ${'time_off.added'}           | ${'time_off'}         | ${'contacts'} | ${'profiles show time off'}
    ${'company.changed'}          | ${'company'}          | ${'settings'} | ${'the logo is on every page'}
    ${'labor_type.renamed'}       | ${'labor_type'}       | ${'settings'} | ${'calls show names of skills'}
    ${'location_profile.deleted'} | ${'location_profile'} | ${'settings'} | ${'events show their location'}
    ${'user.role_ended'}          | ${'user'}             | ${'people'}   | ${'the people of a company are listed'}
    ${'invitation.sent'}          | ${'invitation'}       | ${'people'}   | ${'open invitations are listed'}
    ${'billing.state_changed'}    | ${'company'}          | ${'billing'}  | ${'the subscription is shown'}
    ${'message.failed'}           | ${'message'}          | ${'messages'} | ${'what could not be sent is listed'}
    ${'station.opened'}           | ${'station'}          | ${'stations'} | ${'an event lists its stations'}
    ${'consent_history.read'}     | ${'worker'}           | ${null}       | ${'reading changes nothing'}
    ${'people.read'}              | ${'company'}          | ${null}       | ${'the page that reads them would read itself again'}
    ${'users.read'}               | ${'user'}             | ${null}       | ${'reading changes nothing'}
    ${'person.exported'}          | ${'worker'}           | ${null}       | ${'an export changes nothing'}
    ${'user.signed_in'}           | ${'user'}             | ${null}       | ${'it happens all day'}
    ${'event.changed'}            | ${'event'}            | ${null}       | ${'calls have a hint of their own'}
    ${'notification.read'}        | ${'notification'}     | ${null}       | ${'the feed has a hint of its own'}
    ${'request.available_yes'}    | ${'labor_request'}    | ${null}       | ${'calls have a hint of their own'}
  `('of $name is $area: $because', ({ name, subject, area }) => {
    expect(changedArea(name as string, subject as string)).toBe(area);
  });
});
