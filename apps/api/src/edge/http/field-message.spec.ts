import { messageNaming } from './field-message.js';

describe('the message of a 400', () => {
  it.each`
    field                    | sentence                                                | message
    ${'event_name'}          | ${'This field may not be blank.'}                       | ${'Event name may not be blank.'}
    ${'date'}                | ${'This field is required.'}                            | ${'Date is required.'}
    ${'contacts'}            | ${'This list may not be empty.'}                        | ${'Contacts may not be empty.'}
    ${'city'}                | ${'Ensure this field has no more than 100 characters.'} | ${'Ensure city has no more than 100 characters.'}
    ${'hour_round_up'}       | ${'Ensure this value is less than or equal to 60.'}     | ${'Ensure hour round up is less than or equal to 60.'}
    ${'needed_labor'}        | ${'A valid integer is required.'}                       | ${'Needed labor: a valid integer is required.'}
    ${'labor_requests.0.id'} | ${'This field is required.'}                            | ${'Labor requests 1 id is required.'}
    ${'round_up_target'}     | ${'"5" is not a valid choice.'}                         | ${'Round up target: "5" is not a valid choice.'}
    ${'notes'}               | ${'SMS texts are short.'}                               | ${'Notes: SMS texts are short.'}
    ${'email'}               | ${'Enter a valid email address.'}                       | ${'Enter a valid email address.'}
    ${'phone_number'}        | ${'This is not a valid phone number.'}                  | ${'This is not a valid phone number.'}
    ${'<b>a</b>'}            | ${'This field is required.'}                            | ${'This field is required.'}
    ${'non_field_errors'}    | ${'Invalid data. Expected an object.'}                  | ${'Invalid data. Expected an object.'}
  `('about $field says: $message', ({ field, sentence, message }) => {
    expect(messageNaming(field as string, sentence as string)).toBe(message);
  });
});
