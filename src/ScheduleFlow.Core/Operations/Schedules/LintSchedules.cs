using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Checks documents and stored schedules against the rules (docs/lint.md). Nothing in the store is changed.</summary>
internal static class LintSchedules
{
    /// <summary>Far more than anybody writes by hand.</summary>
    private const long MaxConfigurationBytes = 1024 * 1024;

    public sealed record Request
    {
        /// <summary>Each the id of a stored schedule, or a document.</summary>
        public required IReadOnlyList<InputSource> Sources { get; init; }

        /// <summary>The configuration file; null: the defaults.</summary>
        public InputSource? Configuration { get; init; }

        /// <summary>The file of findings that are passed over; null: none are.</summary>
        public InputSource? Baseline { get; init; }

        /// <summary>Where what is found is written to, to be the baseline from now on; null: nowhere.</summary>
        public string? WriteBaseline { get; init; }

        /// <summary>Whether documents are mended where that is safe.</summary>
        public bool Fix { get; init; }

        /// <summary>The name of the least severity that makes the run fail; null: what the configuration says.</summary>
        public string? FailOn { get; init; }

        /// <summary>The IANA zone of times without an offset, and of days; null: what the configuration says.</summary>
        public string? Zone { get; init; }

        /// <summary>When a broadcast day begins, such as 06:00; null: what the configuration says.</summary>
        public string? DayStart { get; init; }

        /// <summary>Where a list without times begins; null: with the present day.</summary>
        public string? Start { get; init; }

        /// <summary>The id of the only channel that is looked at; null: all.</summary>
        public string? Channel { get; init; }
    }

    public static Outcome<LintReport> Run(Request request, OperationContext context)
    {
        if (request.Sources.Count(source => source.Argument == InputSource.StandardInput) > 1)
        {
            return new Problem(ErrorType.Validation, "Standard input is named twice, and can be read once.");
        }

        if (!Settings(request).TryGet(out var settings, out var problem)
            || !Baseline(request).TryGet(out var baseline, out problem)
            || !FailOn(request, settings).TryGet(out var failOn, out problem)
            || !ImportTerms.Of(request.Zone ?? settings.Zone, request.Start, request.DayStart ?? settings.DayStart, request.Channel, context.Now).TryGet(out var options, out problem))
        {
            return problem;
        }

        if (request.Start is null)
        {
            options = options with { Start = BroadcastDay.Of(context.Now, options.Zone, options.DayStart).Window.Start };
        }

        var linter = new Linter(settings, options.Zone, options.DayStart);
        var findings = new LintFindings(settings, baseline);
        var sources = ImmutableArray.CreateBuilder<LintedSource>();
        var mended = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var source in request.Sources)
        {
            if (!Load(source, options, context).TryGet(out var document, out problem))
            {
                return problem;
            }

            if (request.Fix && FixDocument.Count(document) is > 0 and var fixable)
            {
                if (FixDocument.Apply(source, document, options, context) is { } refused)
                {
                    return refused;
                }

                if (!Load(source, options, context).TryGet(out document, out problem))
                {
                    return problem;
                }

                mended.Add((document.Source, fixable - FixDocument.Count(document)));
            }

            linter.Check(document, findings);
            sources.Add(LintedSource.Of(document));
        }

        var report = new LintReport(sources.ToImmutable(), findings, settings, failOn, mended.ToImmutable());
        if (request.WriteBaseline is { } path)
        {
            // From now on they are known.
            return ExportTarget.Path(path).Write(context.Store, stream => LintBaseline.Write(stream, findings.Listed)).TryGet(out _, out problem)
                ? report with { FailOn = LintSeverity.Off }
                : problem;
        }

        return report;
    }

    private static Outcome<LintSettings> Settings(Request request) => request.Configuration is { } file
        ? (file with { MaxBytes = MaxConfigurationBytes }).Read(stream => LintConfiguration.Read(new StreamReader(stream, Encoding.UTF8).ReadToEnd()))
        : new LintSettings();

    private static Outcome<LintSeverity> FailOn(Request request, LintSettings settings) =>
        request.FailOn is { } name ? LintSeverityNames.Level(name) : settings.FailOn ?? LintSeverity.Warning;

    private static Outcome<ImmutableHashSet<Fingerprint>> Baseline(Request request) => request.Baseline is { } file
        ? file.Read(LintBaseline.Read)
        : ImmutableHashSet<Fingerprint>.Empty;

    private static Outcome<LintedDocument> Load(InputSource source, ReadingOptions options, OperationContext context)
    {
        if (!ScheduleId.TryParse(source.Argument, out var id))
        {
            return source.Read<LintedDocument>(stream => LintReading.Read(NameOf(source), stream, FormatNames.Auto, options));
        }

        if (!context.Store.Schedules.Load(id).TryGet(out var schedule, out var problem)
            || !new ScheduleSelection { Channel = options.Channel }.Of(schedule).TryGet(out schedule, out problem))
        {
            return problem;
        }

        return new LintedDocument
        {
            Source = id.ToString(),
            Schedules = schedule.Events.IsEmpty ? [] : [new LintedSchedule([.. schedule.Events.Select(item => new LintedEvent(item))], ScheduleFormats.Reader(schedule.Source) is { IsGuide: true })],
        };
    }

    private static string NameOf(InputSource source) =>
        source.Argument == InputSource.StandardInput ? source.StandardInputName ?? "stdin" : source.Argument;
}
