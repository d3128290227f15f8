import { timeBeforeCorrection, type RecordedPunch } from './time-before-correction.js';

/** 'start 08:00 station', 'end 17:02>17:00 time_sheet': edge, raw, counted where it differs, source. */
function punchesOf(text: string): RecordedPunch[] {
  return text.split(', ').map((each, nth) => {
    const [edge, times, source] = each.split(' ') as [RecordedPunch['edge'], string, 'station'];
    const [raw, counted = raw] = times.split('>') as [string, string?];
    return {
      ...{ edge, source, raw_at: raw, counted_at: edge === 'end_removed' ? null : counted },
      ...{ recorded_at: `nth ${nth}`, person: source === 'station' ? null : 'Sam' },
    };
  });
}

describe('what a corrected time was before', () => {
  it.each`
    punches                                                                                           | field      | was
    ${'start 07:52>08:00 station'}                                                                    | ${'start'} | ${null}
    ${'start 08:00 time_sheet'}                                                                       | ${'start'} | ${null}
    ${'start 07:52>08:00 station, start 08:30 time_sheet'}                                            | ${'start'} | ${'08:00 punched 07:52 nth 1'}
    ${'start 07:52>08:00 station, start 08:30 time_sheet'}                                            | ${'end'}   | ${null}
    ${'start 08:00 time_sheet, start 08:30 time_sheet'}                                               | ${'start'} | ${'08:00 punched never nth 1'}
    ${'start 08:00 time_sheet, start 08:30 time_sheet, start 08:30 time_sheet'}                       | ${'start'} | ${'08:00 punched never nth 1'}
    ${'end 17:10>17:30 station, end 17:00 time_sheet, end 16:30 time_sheet'}                          | ${'end'}   | ${'17:00 punched 17:10 nth 2'}
    ${'end 17:10>17:30 station, end_removed 17:11 time_sheet'}                                        | ${'end'}   | ${'17:30 punched 17:10 nth 1'}
    ${'start 07:52>08:00 station, end 17:00 time_sheet'}                                              | ${'start'} | ${null}
    ${'start 07:52>08:00 station, start 08:30 time_sheet, start 08:31>08:30 station'}                 | ${'start'} | ${null}
    ${'end 17:10>17:30 station, end 18:00 station, end 18:00 time_sheet'}                             | ${'end'}   | ${null}
    ${'end 17:10>17:30 station, end 18:00 time_sheet, end 18:05>18:00 station, end 18:00 time_sheet'} | ${'end'}   | ${'17:30 punched 17:10 nth 1'}
    ${'end_removed 17:11 time_sheet, end 17:40 time_sheet'}                                           | ${'end'}   | ${'null punched never nth 1'}
    ${'end 17:00 time_sheet, end 17:31>17:30 station'}                                                | ${'end'}   | ${null}
    ${'end 17:10>17:30 station, end 17:30 time_sheet'}                                                | ${'end'}   | ${null}
  `('$field of $punches: $was', ({ punches, field, was }) => {
    const found = timeBeforeCorrection(punchesOf(punches), field);
    expect(found && `${found.before} punched ${found.punched ?? 'never'} ${found.at}`).toBe(was);
  });
});
