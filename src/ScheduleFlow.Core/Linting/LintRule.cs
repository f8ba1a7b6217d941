using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>One thing that is looked for. Ids are stable: they stand in configurations, baselines and reports.</summary>
/// <param name="Id"><c>SF001</c> and so on.</param>
/// <param name="Name">The same in a word, which a configuration may use too.</param>
/// <param name="Severity">Where no configuration says otherwise.</param>
/// <param name="Summary">What it means, in a sentence.</param>
/// <param name="Help">What to do about it.</param>
internal sealed record LintRule(string Id, string Name, LintSeverity Severity, string Summary, string Help)
{
    public static readonly LintRule Unreadable = new("SF000", "unreadable", LintSeverity.Error, "The document, or an event of it, cannot be read; an import would refuse it.", "Correct what the message names; docs/formats.md shows what each format looks like.");
    public static readonly LintRule Overlap = new("SF001", "overlap", LintSeverity.Error, "Two events of one channel are on air at the same time.", "Move or shorten one of them.");
    public static readonly LintRule Gap = new("SF002", "gap", LintSeverity.Warning, "Nothing is on between two events of one channel: dead air.", "Lengthen an event or add a filler.");
    public static readonly LintRule Duplicate = new("SF003", "duplicate", LintSeverity.Warning, "The same title starts at the same time on the same channel twice.", "Remove one of them; --fix does.");
    public static readonly LintRule Cooldown = new("SF004", "cooldown", LintSeverity.Warning, "A video starts again sooner than the cooldown after its last start.", "Put another video there, or set the cooldown that is meant in the configuration.");
    public static readonly LintRule MissingMedia = new("SF005", "missing-media", LintSeverity.Warning, "An event names no media to play.", "Give it a URL or a path.");
    public static readonly LintRule ClockChange = new("SF006", "clock-change", LintSeverity.Warning, "A local time is skipped or comes twice on the night that the clocks change.", "Write the time with its offset from UTC.");
    public static readonly LintRule DayLength = new("SF007", "day-length", LintSeverity.Info, "A broadcast day is not filled from its beginning to its end (24 hours; 23 or 25 where the clocks change).", "Fill the rest of the day.");
    public static readonly LintRule LongEvent = new("SF008", "long-event", LintSeverity.Warning, "An event is longer than anything that is usually on air.", "Check the dates of its start and end.");
    public static readonly LintRule Order = new("SF009", "order", LintSeverity.Info, "An event stands behind one that starts later.", "Put the events in order of start; --fix does.");
    public static readonly LintRule Reading = new("SF010", "reading", LintSeverity.Info, "The reader had to decide something that the document does not say.", "Say it in the document.");

    /// <summary>All, in order of id.</summary>
    public static readonly ImmutableArray<LintRule> All =
        [Unreadable, Overlap, Gap, Duplicate, Cooldown, MissingMedia, ClockChange, DayLength, LongEvent, Order, Reading];

    /// <summary>The rule of an id or a name, in any case; null for any other text.</summary>
    public static LintRule? Find(string text) =>
        All.FirstOrDefault(rule => rule.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(text, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => $"{Id} {Name}";
}
