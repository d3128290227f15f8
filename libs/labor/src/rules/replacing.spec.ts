import { type MissingContext, reasonAgainstAsking, reasonAgainstReplacing } from './replacing.js';

const MISSING: MissingContext = {
  attendance: 'none',
  boardOpen: true,
  callOver: false,
  eventCanceled: false,
};

it.each`
  state          | facts                         | asking                       | replacing                    | because
  ${'confirmed'} | ${{}}                         | ${null}                      | ${null}                      | ${'they are expected and not here'}
  ${'no_show'}   | ${{}}                         | ${'request.not_of_the_crew'} | ${null}                      | ${'their place is empty'}
  ${'pending'}   | ${{}}                         | ${'request.not_of_the_crew'} | ${'request.not_of_the_crew'} | ${'nobody counts on them'}
  ${'available'} | ${{}}                         | ${'request.not_of_the_crew'} | ${'request.not_of_the_crew'} | ${'nobody counts on them yet'}
  ${'declined'}  | ${{}}                         | ${'request.not_of_the_crew'} | ${'request.not_of_the_crew'} | ${'they said no'}
  ${'canceled'}  | ${{}}                         | ${'request.not_of_the_crew'} | ${'request.not_of_the_crew'} | ${'they are off'}
  ${'confirmed'} | ${{ attendance: 'scanned' }}  | ${'request.not_missing'}     | ${'request.not_missing'}     | ${'they are here'}
  ${'confirmed'} | ${{ attendance: 'recorded' }} | ${'request.not_missing'}     | ${'request.not_missing'}     | ${'a steward signed them in'}
  ${'confirmed'} | ${{ attendance: 'worked' }}   | ${'request.not_missing'}     | ${'request.not_missing'}     | ${'they were here'}
  ${'confirmed'} | ${{ boardOpen: false }}       | ${'request.too_early'}       | ${'request.too_early'}       | ${'nobody has to be there yet'}
  ${'confirmed'} | ${{ callOver: true }}         | ${'request.call_over'}       | ${'request.call_over'}       | ${'nobody has to come any more'}
  ${'no_show'}   | ${{ callOver: true }}         | ${'request.not_of_the_crew'} | ${'request.call_over'}       | ${'nobody has to come any more'}
  ${'confirmed'} | ${{ eventCanceled: true }}    | ${'request.event_canceled'}  | ${'request.event_canceled'}  | ${'it does not take place'}
`(
  '$state, $facts: asking $asking, replacing $replacing, because $because',
  ({ state, facts, asking, replacing }) => {
    const given = { ...MISSING, ...facts };
    expect(reasonAgainstAsking(state, given)?.refused ?? null).toBe(asking);
    expect(reasonAgainstReplacing(state, given)?.refused ?? null).toBe(replacing);
  },
);
