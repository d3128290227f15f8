import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { EventModule } from '#libs/event';
import { LaborModule } from '#libs/labor';
import { MessagingModule } from '#libs/messaging';
import { ClockInTokenService } from './clock/clock-in-token.service.js';
import { ClockQueries } from './clock/clock.queries.js';
import { ClockInCodeService } from './clock/clock-in-code.service.js';
import { InstantScanService } from './scans/instant-scan.service.js';
import { SheetGuardService } from './hours/sheet-guard.service.js';
import { HoursReplayService } from './scans/hours-replay.service.js';
import { HoursWritingService } from './scans/hours-writing.service.js';
import { NoShowReturnService } from './scans/no-show-return.service.js';
import { ScanJudgingService } from './scans/scan-judging.service.js';
import { ScanListQueries } from './scans/scan-list.queries.js';
import { ScanReadingService } from './scans/scan-reading.service.js';
import { ScanTakingService } from './scans/scan-taking.service.js';
import { StationCrewQueries } from './scans/station-crew.queries.js';
import { StationScanService } from './scans/station-scan.service.js';
import { ClockInCodeSendingService } from './clock/clock-in-code-sending.service.js';
import { DeleteExpiredStationsTask } from './stations/delete-expired-stations.task.js';
import { ExpiredStationService } from './stations/expired-station.service.js';
import { ClockInTokenFollower } from './followers/clock-in-token.follower.js';
import { RecordedHoursFollower } from './followers/recorded-hours.follower.js';
import { RunningShiftFollower } from './followers/running-shift.follower.js';
import { VoidHoursFollower } from './followers/void-hours.follower.js';
import { ContactMergingService } from './worker-merging/contact-merging.service.js';
import { WorkerMergingService } from './worker-merging/worker-merging.service.js';
import { MissingCrewFollower } from './followers/missing-crew.follower.js';
import { CallBoardQueries } from './board/call-board.queries.js';
import { StewardDayQueries } from './board/steward-day.queries.js';
import { EnoughCrewFollower } from './followers/enough-crew.follower.js';
import { AttendanceQueries } from './hours/attendance.queries.js';
import { HoursService } from './hours/hours.service.js';
import { MealBreakService } from './hours/meal-break.service.js';
import { MissingCrewQueries } from './missing-crew/missing-crew.queries.js';
import { MissingCrewService } from './missing-crew/missing-crew.service.js';
import { PunchService } from './hours/punch.service.js';
import { ShiftService } from './hours/shift.service.js';
import { StationService } from './stations/station.service.js';
import { HoursReportQueries } from './reports/hours-report.queries.js';
import { TimeSheetQueries } from './time-sheet/time-sheet.queries.js';
import { HoursDisputeService } from './sheet-state/hours-dispute.service.js';
import { HoursTextService } from './sheet-state/hours-text.service.js';
import { RowRemarksQueries } from './sheet-state/row-remarks.queries.js';
import { SheetAdjustingService } from './sheet-state/sheet-adjusting.service.js';
import { TimeSheetStateQueries } from './sheet-state/time-sheet-state.queries.js';
import { TimeSheetStateService } from './sheet-state/time-sheet-state.service.js';
import { TimeSheetService } from './time-sheet/time-sheet.service.js';
import { HoursRestoringService } from './time-sheet/hours-restoring.service.js';
import { BreakListService } from './time-sheet/break-list.service.js';
import { PunchQueries } from './time-sheet/punch.queries.js';
import { SheetBatchService } from './time-sheet/sheet-batch.service.js';
import { SheetCellService } from './time-sheet/sheet-cell.service.js';
import { SheetHistoryService } from './time-sheet/sheet-history.service.js';
import { SheetUndoService } from './time-sheet/sheet-undo.service.js';
import { PurgeCodesTask } from './clock/purge-codes.task.js';
import { PersonHoursFollower } from './followers/person-hours.follower.js';
import { HoursVoidingService } from './hours/hours-voiding.service.js';

/** Hours: time sheet, clock, stations, missing crew. */
@Module({
  imports: [MessagingModule, EventModule, CallTimeModule, LaborModule],
  providers: [
    ShiftService,
    AttendanceQueries,
    PunchService,
    HoursService,
    MealBreakService,
    HoursVoidingService,
    VoidHoursFollower,
    RecordedHoursFollower,
    RunningShiftFollower,
    ClockInTokenFollower,
    PersonHoursFollower,
    WorkerMergingService,
    ContactMergingService,
    MissingCrewFollower,
    EnoughCrewFollower,
    MissingCrewService,
    MissingCrewQueries,
    ExpiredStationService,
    DeleteExpiredStationsTask,
    PurgeCodesTask,
    TimeSheetService,
    HoursReportQueries,
    TimeSheetQueries,
    SheetHistoryService,
    BreakListService,
    HoursRestoringService,
    SheetCellService,
    SheetBatchService,
    SheetUndoService,
    PunchQueries,
    CallBoardQueries,
    StewardDayQueries,
    ClockInCodeSendingService,
    InstantScanService,
    ClockQueries,
    ClockInTokenService,
    ClockInCodeService,
    StationService,
    SheetGuardService,
    HoursWritingService,
    NoShowReturnService,
    HoursReplayService,
    ScanTakingService,
    ScanReadingService,
    ScanJudgingService,
    ScanListQueries,
    StationScanService,
    StationCrewQueries,
    HoursDisputeService,
    HoursTextService,
    RowRemarksQueries,
    SheetAdjustingService,
    TimeSheetStateQueries,
    TimeSheetStateService,
  ],
  exports: [
    ClockInCodeSendingService,
    CallBoardQueries,
    StewardDayQueries,
    ContactMergingService,
    TimeSheetService,
    HoursReportQueries,
    TimeSheetQueries,
    SheetCellService,
    SheetBatchService,
    SheetUndoService,
    BreakListService,
    PunchQueries,
    MissingCrewQueries,
    InstantScanService,
    ClockQueries,
    ClockInTokenService,
    ClockInCodeService,
    StationService,
    ScanJudgingService,
    ScanListQueries,
    StationScanService,
    StationCrewQueries,
    HoursDisputeService,
    RowRemarksQueries,
    SheetAdjustingService,
    TimeSheetStateQueries,
    TimeSheetStateService,
    ExpiredStationService,
    WorkerMergingService,
  ],
})
export class TimeEntryModule {}
