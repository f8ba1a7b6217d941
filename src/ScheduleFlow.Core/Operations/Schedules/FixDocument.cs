using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// Mends a document if that is safe. As in an import, duplicates are removed and the rest is put in order; the result is
/// written in the document's own format. Nothing is written unless reading it back gives the same events.
/// </summary>
internal static class FixDocument
{
    private const string Hint = "Omit --fix, and mend it by hand.";

    /// <summary>How many findings can be mended.</summary>
    public static int Count(LintedDocument document)
    {
        var terms = new LintTerms(new LintSettings(), Zone: null, DayStart: default);
        var findings = new LintFindings(terms.Settings, new HashSet<Fingerprint>());
        foreach (var schedule in document.Schedules)
        {
            foreach (var rule in LintRules.All.Where(rule => rule.IsMended))
            {
                rule.Check?.Invoke(schedule, terms, findings);
            }
        }

        return findings.Counts.Values.Sum();
    }

    /// <returns>Null: it was mended. Otherwise why it was not; then it is unchanged.</returns>
    public static Problem? Apply(InputSource source, LintedDocument document, ReadingOptions options, OperationContext context)
    {
        if (source.Argument == InputSource.StandardInput || document.Format is null)
        {
            return Refused(document, "only files are mended");
        }

        if (ScheduleFormats.Find(document.Format) is not { IsMendable: true })
        {
            return Refused(document, $"documents of the format {document.Format} are not mended");
        }

        if (!source.Read<(bool Packed, ImportResult Result)>(stream => ReadAll(stream, options)).TryGet(out var read, out var problem))
        {
            return problem;
        }

        if (WhyNot(read.Packed, read.Result, options) is { } why)
        {
            return Refused(document, why);
        }

        var schedule = ScheduleOf(read.Result, source, context);
        var writer = ScheduleFormats.Writer(document.Format)!;
        var how = new WriteOptions(context.Now) { Zone = options.Zone, DayStart = options.DayStart };
        using var bytes = new MemoryStream();
        writer.Write(bytes, schedule, how);
        bytes.Position = 0;
        return !DocumentReading.Read(bytes, document.Format, options).TryGet(out var again, out _)
            || !ScheduleDiff.Between(schedule.Events, again.Drafts[0].Events).IsEmpty
                ? Refused(document, "its format cannot hold all that it says")
                : ExportTarget.Path(source.Argument).Write(context.Store, bytes.WriteTo).Problem;
    }

    private static string? WhyNot(bool isPacked, ImportResult result, ReadingOptions options) =>
        isPacked ? "it is packed"
        : result.Drafts.Length != 1 ? "it holds several schedules"
        : options.Channel is not null ? "only one of its channels was read"
        : null;

    private static Outcome<(bool Packed, ImportResult Result)> ReadAll(Stream stream, ReadingOptions options)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        var isPacked = PackedInput.IsPacked(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        return DocumentReading.Read(copy, FormatNames.Auto, options).TryGet(out var result, out var problem) ? (isPacked, result) : problem;
    }

    private static Schedule ScheduleOf(ImportResult result, InputSource source, OperationContext context)
    {
        var draft = result.Drafts[0];
        return new Schedule
        {
            Id = context.Ids.For("fixed"),
            Name = draft.Name ?? source.Name ?? "schedule",
            Source = result.Format,
            Imported = context.Now,
            Channels = draft.Channels,
            Events = draft.Events,
            Counts = draft.Counts,
            Extras = draft.Extras,
        };
    }

    private static Problem Refused(LintedDocument document, string why) =>
        new(ErrorType.Validation, $"“{document.Source}” was not mended: {why}.") { Hint = Hint };
}
