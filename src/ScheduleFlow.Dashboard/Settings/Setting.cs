using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts.Operations.Settings;

namespace ScheduleFlow.Dashboard.Settings;

/// <summary>A setting of the store, as it is shown and entered (docs/config.schema.json; a test compares the two).</summary>
/// <param name="Path">Its place in the settings: <c>tuner.name</c>. Its texts are under that name, too.</param>
/// <param name="Kind">How it is entered.</param>
/// <param name="Default">Its default, as it is entered; empty: none.</param>
/// <param name="Read">Its value, as it is entered.</param>
public sealed record Setting(string Path, SettingKind Kind, string Default, Func<StoreConfig, string> Read)
{
    /// <summary>The least number, or the fewest characters; null: there is no bound.</summary>
    public int? Min { get; init; }

    /// <summary>The greatest number, or the most characters or lines.</summary>
    public int? Max { get; init; }

    /// <summary>Whether a text has the characters that it may have; null: any.</summary>
    public Func<string, bool>? Fits { get; init; }

    /// <summary>Whether it may be empty: it then has no value.</summary>
    public bool IsOptional { get; init; }

    public string Group => Path[..Path.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>All, in the order in which they are shown.</summary>
    public static ImmutableArray<Setting> All { get; } =
    [
        new("station.zone", SettingKind.Zone, "", config => config.Station.Zone ?? "") { IsOptional = true },
        new("tuner.name", SettingKind.Text, "ScheduleFlow", config => config.Tuner.Name) { Min = 1, Max = 100 },
        new("tuner.device_id", SettingKind.Text, "", config => config.Tuner.DeviceId ?? "")
        {
            IsOptional = true, Fits = text => text.Length == 8 && text.All(char.IsAsciiHexDigit),
        },
        Number("tuner.count", 4, 1, 32, config => config.Tuner.Count),
        Number("revisions.keep", 50, 0, 1000, config => config.Revisions.Keep),
        Number("revisions.days", 366, 1, 36600, config => config.Revisions.Days),
        Number("validation.timeout_seconds", 5, 1, 10, config => config.Validation.TimeoutSeconds),
        Number("validation.parallel", 64, 1, 256, config => config.Validation.Parallel),
        Number("validation.per_host", 4, 1, 32, config => config.Validation.PerHost),
        Number("validation.max_redirects", 5, 0, 20, config => config.Validation.MaxRedirects),
        List("validation.allow", config => config.Validation.Allow),
        new("validation.refuse_private", SettingKind.Switch, "false", config => config.Validation.RefusePrivate ? "true" : "false"),
        List("validation.file_roots", config => config.Validation.FileRoots),
        new("validation.user_agent", SettingKind.Text, "ScheduleFlow", config => config.Validation.UserAgent)
        {
            Min = 1, Max = 100, Fits = text => text.All(letter => letter is >= ' ' and <= '~'),
        },
    ];

    /// <summary>The lines of a list that say something.</summary>
    public static ImmutableArray<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The text that says what is wrong with an entry; null: nothing.</summary>
    public string? FaultOf(string entered) => Kind switch
    {
        SettingKind.Number => int.TryParse(entered.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= Min && number <= Max ? null : "settings.fault.number",
        SettingKind.Zone => entered.Length == 0 || Zones.Find(entered) is not null ? null : "settings.fault.zone",
        SettingKind.List => Lines(entered).Length > Max ? "settings.fault.lines" : null,
        SettingKind.Text when entered.Length == 0 => IsOptional ? null : "settings.fault.empty",
        SettingKind.Text when entered.Length > (Max ?? int.MaxValue) => "settings.fault.length",
        SettingKind.Text when Fits?.Invoke(entered) == false => $"settings.fault.{Path}",
        _ => null,
    };

    private static Setting List(string path, Func<StoreConfig, ImmutableArray<string>> read) =>
        new(path, SettingKind.List, "", config => string.Join('\n', read(config))) { IsOptional = true, Max = 100 };

    private static Setting Number(string path, int usual, int min, int max, Func<StoreConfig, int> read)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new(path, SettingKind.Number, Text(usual), config => Text(read(config)))
        {
            Min = min,
            Max = max,
        };
    }
}
