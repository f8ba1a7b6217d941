using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// What the verbs in the scope of a key may be: an operation, an area with all of its operations, or one of the things that
/// a gateway answers without a worker.
/// </summary>
public static class ScopeNames
{
    public const string Events = "events";
    public const string Jobs = "jobs";
    public const string Media = "media";
    public const string Metrics = "metrics";
    public const string Page = "show-page";
    public const string QueueStats = "queue-stats";
    public const string Version = "system-version";

    /// <summary>As many as anybody needs; the check of each request looks through them.</summary>
    public const int MaxCount = 100;

    private const int MaxLength = 64;

    private static readonly ImmutableArray<string> Gateway = [Events, Jobs, Media, Metrics, Page, QueueStats, Version];

    /// <summary>What an area is called: <c>schedules</c>.</summary>
    public static string Of(Area area) => area.ToString().ToLowerInvariant();

    /// <summary>Whether a text can be a name here, in this version or in another.</summary>
    public static bool IsWellFormed(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    /// <summary>What is wrong with a name, as a <c>validation</c> problem; null: an endpoint belongs to it.</summary>
    public static Problem? Check(string name)
    {
        if (Gateway.Contains(name) || Areas().Contains(name))
        {
            return null;
        }

        if (Operations.Find(name) is { } operation)
        {
            return operation.GivesRights
                ? Wrong(
                    $"A key with a scope may not have “{name}”: it could give itself more.",
                    "Create a key without --verb for that.")
                : operation.Routes.IsEmpty
                    ? Wrong($"“{name}” has no endpoint, so no key opens it.", "It is for a shell on the server.")
                    : null;
        }

        var verbs = Operations.All.Where(operation => !operation.Routes.IsEmpty).Select(operation => operation.Name);
        List<string> others = [.. Areas(), .. Gateway];
        return Wrong($"There is no verb “{name}”.", Nearest.To(name, [.. verbs, .. others]) is { } meant
            ? $"Did you mean “{meant}”?"
            : $"There are the verbs of docs/api.md, and {string.Join(", ", others)}.");
    }

    private static Problem Wrong(string message, string hint) => new(ErrorType.Validation, message) { Hint = hint };

    private static IEnumerable<string> Areas() => Enum.GetValues<Area>().Where(area => area != Area.Shell).Select(Of);
}
