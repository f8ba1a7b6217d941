using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Importing;

/// <summary>A document on its way into the store.</summary>
/// <param name="document">The document.</param>
/// <param name="values">What is chosen for it at first.</param>
public sealed class ImportEntry(SourceDocument document, OptionValues values)
{
    /// <summary>The rule that finds what an import would refuse.</summary>
    private const string Unreadable = "SF000";

    private static readonly Operation Schedule = new ImportScheduleRequest().Operation;
    private static readonly Operation Playlist = new ImportPlaylistRequest().Operation;
    private static readonly Operation Lint = new LintRequest().Operation;

    public SourceDocument Document { get; } = document;

    /// <summary>What is chosen: name, zone, start …</summary>
    public OptionValues Values { get; } = values;

    public ImportPurpose Purpose { get; set; }

    public ImportState State { get; set; }

    /// <summary>How far its upload is, from 0 to 100; null: unknown.</summary>
    public double? Percent { get; set; }

    /// <summary>What the check found; null: it has not been checked.</summary>
    public LintReply? Check { get; set; }

    /// <summary>Why the last step failed; null: it did not.</summary>
    public Problem? Problem { get; set; }

    /// <summary>What was stored as a schedule.</summary>
    public ImportScheduleReply? Stored { get; set; }

    /// <summary>What was stored as a playlist.</summary>
    public PlaylistReply? StoredPlaylist { get; set; }

    /// <summary>The channel that it has been published on.</summary>
    public string? Channel { get; set; }

    /// <summary>The key under which it is stored: sending it again after an answer was lost stores it once.</summary>
    public string Key { get; private set; } = NewKey();

    /// <summary>Whether it is still to be stored.</summary>
    public bool IsUnsent => State != ImportState.Stored;

    public bool IsBusy => State is ImportState.Checking or ImportState.Storing;

    /// <summary>The options that its import has, besides the document.</summary>
    public IEnumerable<Option> Options => OptionsFor(Purpose);

    /// <summary>How it would be checked, as text: another text is another check.</summary>
    public string CheckedAs => string.Join('\n', LintRequest().Values.Select(value => $"{value.Option.Name}={value.Text}"));

    /// <summary>Whether it can be stored as it is chosen: a check reads by content, so a chosen format is tried all the same.</summary>
    public bool IsReadable => Purpose == ImportPurpose.Playlist || (Check is { } check
        && ((check.Sources.All(source => source.Events > 0) && !check.Rules.ContainsKey(Unreadable))
            || Options.Any(option => option.IsOfDocument && Values[option] is not null)));

    public static IEnumerable<Option> OptionsFor(ImportPurpose purpose)
    {
        var operation = purpose == ImportPurpose.Playlist ? Playlist : Schedule;
        return operation.OptionsOf(operation.Routes[0]).Where(option => !option.IsOperand && option.Type != OptionType.Revision);
    }

    /// <summary>Another choice: it is another request, and not the old one again.</summary>
    public void Renew() => Key = NewKey();

    /// <summary>How it is checked: by the options of the import that a check has as well.</summary>
    public LintRequest LintRequest()
    {
        var request = new LintRequest { Sources = PathIfOnServer };
        foreach (var option in OptionsFor(ImportPurpose.Schedule).Where(option => !option.IsOfDocument))
        {
            if (Values[option] is { } text && Lint.Options.FirstOrDefault(one => one.Field == option.Field) is { } same)
            {
                request.Add(same, text);
            }
        }

        return request;
    }

    /// <summary>How it is stored as a schedule.</summary>
    /// <param name="key">The key under which it may be sent again; null: none.</param>
    public ImportScheduleRequest ScheduleRequest(string? key = null)
    {
        var request = Values.GiveTo(new ImportScheduleRequest { RepeatKey = key });
        AddPath(request);
        return request;
    }

    /// <summary>How it is stored as a playlist.</summary>
    /// <param name="key">The key under which it may be sent again; null: none.</param>
    public ImportPlaylistRequest PlaylistRequest(string? key = null)
    {
        var request = Values.GiveTo(new ImportPlaylistRequest { RepeatKey = key });
        AddPath(request);
        return request;
    }

    private ImmutableArray<string> PathIfOnServer => Document.Content is null ? [Document.Name] : [];

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private void AddPath(Request request)
    {
        foreach (var path in PathIfOnServer)
        {
            request.Add(request.Operation.Options.First(option => option.IsOperand), path);
        }
    }
}
