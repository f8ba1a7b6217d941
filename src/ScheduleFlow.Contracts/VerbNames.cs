namespace ScheduleFlow.Contracts;

/// <summary>The worker's verbs.</summary>
public static class VerbNames
{
    public const string ImportSchedule = "import-schedule";
    public const string ListSchedules = "list-schedules";
    public const string ShowSchedule = "show-schedule";
    public const string ExportSchedule = "export-schedule";
    public const string ExportAllSchedules = "export-all-schedules";
    public const string Lint = "lint";
    public const string Diff = "diff";
    public const string Verify = "verify";
    public const string DeleteSchedule = "delete-schedule";
    public const string DeleteAllSchedules = "delete-all-schedules";
    public const string SchedulePlaylist = "schedule-playlist";
    public const string Plan = "plan";
    public const string Apply = "apply";
    public const string CheckPlan = "check-plan";
    public const string Explain = "explain";
    public const string ImportPlaylist = "import-playlist";
    public const string SavePlaylist = "save-playlist";
    public const string ListPlaylists = "list-playlists";
    public const string ExportPlaylist = "export-playlist";
    public const string SystemInfo = "system-info";
    public const string ListPages = "list-pages";
    public const string GeneratePage = "generate-page";
    public const string Doctor = "doctor";
    public const string Migrate = "migrate";
    public const string Backup = "backup";
    public const string Restore = "restore";
    public const string CreateKey = "create-key";
    public const string ListKeys = "list-keys";
    public const string RevokeKey = "revoke-key";
    public const string ListAudit = "list-audit";
    public const string ImportChannels = "import-channels";
    public const string ParseM3u = "parse-m3u";
    public const string ListChannels = "list-channels";
    public const string ShowChannel = "show-channel";
    public const string AddChannel = "add-channel";
    public const string UpdateChannel = "update-channel";
    public const string DeleteChannel = "delete-channel";
    public const string OrganizeChannels = "organize-channels";
    public const string ExportChannels = "export-channels";
    public const string ExportGuide = "export-guide";
    public const string Now = "now";
    public const string Tuner = "tuner";
    public const string Status = "status";
    public const string ShowConfig = "show-config";
    public const string SetConfig = "set-config";
    public const string ValidateChannels = "validate-channels";
    public const string ValidationResults = "validation-results";
    public const string Completion = "completion";
}
