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
/// Mends a document where that is safe: as an import would, duplicates go and the rest is put in order, and what comes
/// of it is written in the document's own format. Nothing is written unless reading it back gives the same events.
/// </summary>
internal static class FixDocument
{
    private const string Hint = "Leave --fix away, and mend it by hand.";

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

    /// <returns>Null where it was mended; otherwise why it was not, and then it is as it was.</returns>
    public static Problem? Apply(InputSource source, LintedDocument document, ReadingOptions options, OperationContext context)
    {
        if (source.Argument == InputSource.StandardInput || ScheduleId.TryParse(source.Argument, out _))
        {
            return Refused(document, "only files are mended");
        }

        if (document.Format is not { } format || ScheduleFormats.Find(format) is not { IsMendable: true })
        {
            return Refused(document, $"documents of the format {document.Format} are not mended");
        }

        if (!source.Read<(bool Packed, ImportResult Result)>(stream => ReadAll(stream, options)).TryGet(out var read, out var problem))
        {
            return problem;
        }

        if (read.Packed || read.Result.Drafts.Length != 1 || options.Channel is not null)
        {
            return Refused(document, read.Packed ? "it is packed" : read.Result.Drafts.Length != 1 ? "it holds several schedules" : "only one of its channels was read");
        }

        var schedule = ScheduleOf(read.Result, source, context);
        var writer = ScheduleFormats.Writer(document.Format)!;
        var how = new WriteOptions(context.Now) { Zone = options.Zone, DayStart = options.DayStart };
        using var bytes = new MemoryStream();
        writer.Write(bytes, schedule, how);
        bytes.Position = 0;
        return !DocumentReading.Read(bytes, document.Format, options).TryGet(out var again, out _)
            || !ScheduleDiff.Between(schedule.Events, again.Drafts[0].Events).IsEmpty
                ? Refused(document, "what its format can hold is not all that it says")
                : ExportTarget.Path(source.Argument).Write(context.Store, output => output.Write(bytes.GetBuffer(), 0, (int)bytes.Length)).Problem;
    }

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
