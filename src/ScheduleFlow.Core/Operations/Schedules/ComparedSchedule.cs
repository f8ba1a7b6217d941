using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>One side of a comparison: a stored schedule, or a document read as by an import.</summary>
internal sealed record ComparedSchedule
{
    /// <summary>The stored schedule's id; null: it is a document.</summary>
    public ScheduleId? Id { get; private init; }

    /// <summary>The stored schedule's revision; null: it is a document.</summary>
    public long? Revision { get; private init; }

    public required string Name { get; init; }

    public required string Format { get; init; }

    /// <summary>In order of start.</summary>
    public required ImmutableArray<ScheduleEvent> Events { get; init; }

    public ImmutableArray<string> Warnings { get; private init; } = [];

    /// <param name="input">Its argument names a stored schedule, a revision of one (<c>ID@3</c>), or the document.</param>
    /// <param name="options">How to read a document, and which channel of a schedule counts.</param>
    /// <param name="context">The store.</param>
    public static Outcome<ComparedSchedule> Load(InputSource input, ReadingOptions options, OperationContext context)
    {
        if (RevisionNumber.Split(input.Argument) is var (named, revision) && !input.IsThere)
        {
            if (ScheduleRef.Find(named, context).TryGet(out var id, out var unclear))
            {
                return Part(context.Store.Schedules.LoadRevision(id, revision));
            }

            // A name may end like a revision; one that fits several schedules is said, as without a revision.
            if (unclear.Type != ErrorType.NotFound)
            {
                return unclear;
            }
        }

        return ScheduleRef.OrDocument(
            input, context, id => Part(context.Store.Schedules.Load(id)), () => Read(input, FormatNames.Auto, options));

        Outcome<ComparedSchedule> Part(Outcome<Schedule> loaded) =>
            loaded.TryGet(out var schedule, out var problem)
            && new ScheduleSelection { Channel = options.Channel }.Of(schedule).TryGet(out var selected, out problem)
                ? Of(selected)
                : problem;
    }

    /// <summary>A document, read as by an import.</summary>
    public static Outcome<ComparedSchedule> Read(InputSource input, string format, ReadingOptions options) =>
        input.Read(stream => Read(stream, input.Name, format, options));

    public static ComparedSchedule Of(Schedule schedule) => new()
    {
        Id = schedule.Id,
        Revision = schedule.Revision,
        Name = schedule.Name,
        Format = schedule.Source,
        Events = schedule.Events,
    };

    private static Outcome<ComparedSchedule> Read(Stream stream, string? name, string format, ReadingOptions options)
    {
        if (!DocumentReading.Read(stream, format, options).TryGet(out var result, out var problem))
        {
            return problem;
        }

        return new ComparedSchedule
        {
            Name = (result.Drafts.Length == 1 ? result.Drafts[0].Name : null) ?? name ?? "document",
            Format = result.Format,
            Events = result.Drafts.Length == 1
                ? result.Drafts[0].Events
                : [.. result.Drafts.SelectMany(draft => draft.Events).OrderBy(item => item.Window.Start)],
            Warnings = result.Drafts.Length == 1
                ? result.Warnings
                :
                [
                    .. result.Warnings,
                    $"“{name ?? "The document"}” holds {result.Drafts.Length:N0} schedules; they are compared as one.",
                ],
        };
    }
}
