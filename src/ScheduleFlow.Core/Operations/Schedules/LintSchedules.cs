using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Linting.Reports;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Checks documents and stored schedules against the rules (docs/lint.md). Nothing in the store is changed.</summary>
internal static class LintSchedules
{
    /// <summary>Far more than anyone writes by hand.</summary>
    private const long MaxConfigurationBytes = 1024 * 1024;

    public static Outcome<Reply> Run(LintRequest request, OperationContext context)
    {
        if (!Check(request, context).TryGet(out var report, out var problem))
        {
            return problem;
        }

        var reply = LintReplies.Of(report);
        Action<Stream>? document = (request.Format ?? (context.Outside.IsTerminal ? LintFormats.Text : LintFormats.Json)) switch
        {
            LintFormats.Text => output => TextReport.Write(output, report, context.Outside.IsColoured),
            LintFormats.Sarif => output => SarifReport.Write(output, report),
            LintFormats.Junit => output => JunitReport.Write(output, report),
            _ => null,
        };
        if (document is null)
        {
            return reply;
        }

        using var output = context.Outside.OpenOutput();
        document(output);
        return new DocumentWritten(reply.Exit);
    }

    /// <summary>The findings of the rules, before they are reported.</summary>
    public static Outcome<LintReport> Check(LintRequest request, OperationContext context)
    {
        var named = request.Sources.Select(context.Input).ToList();
        if (named.Count(source => source.Argument == InputSource.StandardInput) > 1)
        {
            return new Problem(ErrorType.Validation, "Standard input is named twice, but can be read only once.");
        }

        if (!Settings(request, context).TryGet(out var settings, out var problem)
            || !Baseline(request, context).TryGet(out var baseline, out problem)
            || !FailOn(request, settings).TryGet(out var failOn, out problem)
            || !Terms(request, settings, context).TryGet(out var options, out problem))
        {
            return problem;
        }


        var linter = new Linter(settings, options.Zone, options.DayStart);
        var findings = new LintFindings(settings, baseline);
        var sources = ImmutableArray.CreateBuilder<LintedSource>();
        var mended = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var source in named)
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
            // They are known now, so the run passes.
            var written = ExportTarget.Path(path).Write(context.Store, stream => LintBaseline.Write(stream, findings.Listed));
            return written.TryGet(out _, out problem)
                ? report with { FailOn = LintSeverity.Off }
                : problem;
        }

        return report;
    }

    private static Outcome<LintSettings> Settings(LintRequest request, OperationContext context) => request.Config is { } file
        ? (context.Input(file) with { MaxBytes = MaxConfigurationBytes })
            .Read(stream => LintConfiguration.Read(new StreamReader(stream, Encoding.UTF8).ReadToEnd()))
        : new LintSettings();

    // A list without times begins at the start of today, so that every run of the day finds the same.
    private static Outcome<ReadingOptions> Terms(LintRequest request, LintSettings settings, OperationContext context)
    {
        var (zone, dayStart) = (request.Zone ?? settings.Zone, request.DayStart ?? settings.DayStart);
        var terms = ImportTerms.Of(zone, request.Start, dayStart, request.Channel, context);
        return request.Start is not null || !terms.TryGet(out var options, out _)
            ? terms
            : options with { Start = BroadcastDay.Of(context.Now, options.Zone, options.DayStart).Window.Start };
    }

    private static Outcome<LintSeverity> FailOn(LintRequest request, LintSettings settings) =>
        request.FailOn is { } name ? LintSeverityNames.Level(name) : settings.FailOn ?? LintSeverity.Warning;

    private static Outcome<HashSet<Fingerprint>> Baseline(LintRequest request, OperationContext context) =>
        request.Baseline is { } file
        ? context.Input(file).Read(LintBaseline.Read)
        : new HashSet<Fingerprint>();

    private static Outcome<LintedDocument> Load(InputSource source, ReadingOptions options, OperationContext context) =>
        ScheduleRef.OrDocument(
            source,
            context,
            id => Stored(id, options, context),
            () => source.Read<LintedDocument>(stream => LintReading.Read(NameOf(source), stream, FormatNames.Auto, options)));

    private static Outcome<LintedDocument> Stored(ScheduleId id, ReadingOptions options, OperationContext context)
    {
        if (!context.Store.Schedules.Load(id).TryGet(out var schedule, out var problem)
            || !new ScheduleSelection { Channel = options.Channel }.Of(schedule).TryGet(out schedule, out problem))
        {
            return problem;
        }

        return new LintedDocument
        {
            Source = id.ToString(),
            Schedules = schedule.Events.IsEmpty ? [] : [Linted(schedule)],
        };
    }

    private static LintedSchedule Linted(Schedule schedule) => new(
        [.. schedule.Events.Select(item => new LintedEvent(item))],
        ScheduleFormats.Reader(schedule.Source) is { IsGuide: true });

    private static string NameOf(InputSource source) =>
        source.Argument == InputSource.StandardInput ? source.StandardInputName ?? "stdin" : source.Argument;
}
