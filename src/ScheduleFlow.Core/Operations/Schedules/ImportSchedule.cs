using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Reads a document, checks it, and stores the schedules that it holds: all, or none.</summary>
internal static class ImportSchedule
{
    public static Outcome<Reply> Run(ImportScheduleRequest request, OperationContext context)
    {
        // Read the request itself.
        var terms = ImportTerms.Of(request.Zone, request.Start, request.DayStart, request.Channel, context);
        if (!terms.TryGet(out var options, out var invalid)
            || !Replacement.Of(request.Replace, request.IfRevision).TryGet(out var replacement, out invalid)
            || !Repeat.Of(request).TryGet(out var repeat, out invalid))
        {
            return invalid;
        }

        if ((NameRule.Check(request.Name) ?? MessageRule.Check(request.Message)) is { } tooLong)
        {
            return tooLong;
        }

        // Read and check the document.
        var input = repeat.Watch(context.Input(request.File));
        var document = input.Read(stream => DocumentReading.Read(stream, request.Format ?? FormatNames.Auto, options));
        if (!document.TryGet(out var result, out var problem))
        {
            return problem;
        }

        // Store, and answer.
        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        if (replacement.Named is null)
        {
            return context.Add(
                () => Name(result, request, input, context),
                schedules => schedules[0].Id,
                schedules => repeat.Change(Reply(schedules), context, kept => context.Store.Schedules.Add(schedules, kept)));
        }

        var name = string.IsNullOrWhiteSpace(request.Name) ? null : request.Name.Trim();
        return replacement.Place(Name(result, request, input, context), name, context).TryGet(out var placed, out problem)
            ? repeat.Change(
                Reply([placed.Schedule], placed), context, kept => context.Store.Schedules.Replace(placed.Schedule, kept))
            : problem;

        ImportScheduleReply Reply(ImmutableArray<Schedule> schedules, Replaced? replaced = null) => ImportReplies.Of(
            result.Format,
            schedules,
            [.. result.Drafts.Select(draft => draft.Findings)],
            [
                .. context.Store.Notices,
                .. request.Start is null && result.IsPlacedByDefault ? [PlacedAt(options.Start)] : (string[])[],
                .. replaced?.Note is { } note ? [note] : (string[])[],
                .. result.Warnings,
            ]) with
        { Changes = replaced?.Changes };
    }

    private static string PlacedAt(Instant start) =>
        $"The list has no times: its items were placed one after the other from {start} on. Give --start to place it elsewhere.";

    private static ImmutableArray<Schedule> Name(
        ImportResult result, ImportScheduleRequest request, InputSource input, OperationContext context)
    {
        var given = string.IsNullOrWhiteSpace(request.Name) ? null : request.Name.Trim();
        var fallback = given ?? input.Name ?? "imported";
        return
        [
            .. result.Drafts.Select((draft, index) =>
            {
                var name = result.Drafts.Length == 1
                    ? given ?? draft.Name ?? fallback
                    : (given is null ? draft.Name : null) ?? $"{fallback} {index + 1}";
                var described = KeptObject.Read(draft.Extras, "description", JsonValueKind.String, kept => kept.GetString()!);
                return new Schedule
                {
                    Id = context.NewScheduleId($"{index}/{name}/{draft.Events.Length}/{draft.Events[0].Id}/{draft.Events[^1].Id}"),
                    Name = name,
                    Description = described,
                    Source = result.Format,
                    Imported = context.Now,
                    Change = context.Change(request.Message),
                    Events = draft.Events,
                    Counts = draft.Counts,
                    Extras = described is null ? draft.Extras : KeptObject.Without(draft.Extras, "description"),
                    Channels = draft.Channels,
                };
            }),
        ];
    }
}
