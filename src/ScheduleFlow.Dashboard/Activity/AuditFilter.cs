using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Dashboard.Activity;

/// <summary>
/// Which lines of the audit log are shown. The server knows no such filter, so it is applied to the lines that were read.
/// </summary>
/// <param name="Actor">The name of who did it; empty: all.</param>
/// <param name="Verb">The verb; empty: all.</param>
/// <param name="Result">success or denied; empty: both.</param>
/// <param name="Text">Words that the line has somewhere: an id, a name, a channel, a request.</param>
public sealed record AuditFilter(string Actor, string Verb, string Result, string Text)
{
    public const string Denied = "denied";

    private readonly string[] _words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool IsSet => Actor.Length > 0 || Verb.Length > 0 || Result.Length > 0 || _words.Length > 0;

    /// <summary>Whether a line is shown.</summary>
    /// <param name="row">The line.</param>
    /// <param name="nameOf">The name of an id; null: it is not known.</param>
    public bool Takes(AuditRow row, Func<string, string?> nameOf) =>
        (Actor.Length == 0 || AuditActor.Of(row.Actor).Name == Actor)
        && (Verb.Length == 0 || row.Verb == Verb)
        && (Result.Length == 0 || row.Result == Result)
        && _words.All(word => Texts(row, nameOf).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Texts(AuditRow row, Func<string, string?> nameOf)
    {
        string?[] single = [row.Actor, row.Verb, row.Action, row.Reason, row.RequestId];
        var lists = row.Ids.Concat(row.Channels ?? []);
        return single.Concat(lists).Concat(lists.Select(nameOf)).Concat(row.Sources ?? []).OfType<string>();
    }
}
