using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>
/// Reads a list of channels and stores them: new ones are added, changed ones are changed, and those that are no longer in
/// the list are named, or with <c>replace</c> removed. What users have changed in a channel stays as long as the list says
/// the same about it.
/// </summary>
internal static class ImportChannels
{
    private const int MaxGuides = 20;

    public static Outcome<Reply> Run(ImportChannelsRequest request, OperationContext context)
    {
        // Read and check the request and its list.
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem))
        {
            return problem;
        }

        var mode = request.Mode.ToLowerInvariant();
        if (!ImportChannelsRequest.Modes.Contains(mode))
        {
            return new Problem(ErrorType.Validation, $"“{request.Mode}” is not a way to import channels.")
            {
                Hint = $"Modes: {string.Join(", ", ImportChannelsRequest.Modes)}.",
            };
        }

        var input = repeat.Watch(context.Input(request.File));
        if (!input.Read(stream => ChannelReader.Read(stream, request.Format)).TryGet(out var document, out problem))
        {
            return problem;
        }

        var source = string.IsNullOrWhiteSpace(request.Source) ? input.Name ?? "list" : request.Source.Trim();
        if (request.DryRun)
        {
            return context.Store.Channels.Load().TryGet(out var current, out problem) && Merge(current).TryGet(out var dry, out problem)
                ? Outcome.Of<Reply>(dry.Made.Reply)
                : problem;
        }

        // Store, and answer.
        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        var stored = context.Store.Channels.Change<ChangedChannels<ImportChannelsReply>>(
            Merge,
            made => made.Ids,
            made => repeat.Keep(made.Reply));
        return repeat.Finish(context, stored.TryGet(out var done, out problem) ? Outcome.Of(done.Reply) : problem);

        Outcome<(ChannelList List, ChangedChannels<ImportChannelsReply> Made)> Merge(ChannelList current)
        {
            var removes = mode == ImportChannelsRequest.Replace;
            var merged = new ChannelMerge(current, source, context.Now).With(document.Entries, removes);
            if (merged.Channels.Length > Limits.MaxChannels)
            {
                return new Problem(
                    ErrorType.TooLarge,
                    $"There would be {merged.Channels.Length} channels; {Limits.MaxChannels} is the most.")
                {
                    Hint = "Delete some, or import with --mode replace.",
                };
            }

            var guides = removes && !document.GuideUrls.IsEmpty
                ? document.GuideUrls
                : [.. current.GuideUrls.Union(document.GuideUrls).Take(MaxGuides)];
            var isSame = merged.Changes.All(change => change.Kind == ChannelChangeKind.Vanished) && guides.SequenceEqual(current.GuideUrls);
            var list = isSame ? current : current with { Saved = context.Now, GuideUrls = guides, Channels = merged.Channels };
            var reply = Reply(document, source, merged, list.Channels.Length, request.DryRun);
            return (list, new ChangedChannels<ImportChannelsReply>(reply, Changed(merged)));
        }
    }

    private static IEnumerable<string> Changed(MergedChannels merged) =>
        merged.Changes.Where(change => change.Kind != ChannelChangeKind.Vanished).Select(change => change.Channel.Id);

    private static ImportChannelsReply Reply(
        ChannelDocument document, string source, MergedChannels merged, int total, bool isDryRun) => new()
        {
            ChannelsLoaded = document.Entries.Length,
            Format = document.Format,
            Source = source,
            DryRun = isDryRun,
            Added = merged.Count(ChannelChangeKind.Added),
            Changed = merged.Count(ChannelChangeKind.Changed),
            Unchanged = merged.Unchanged,
            Vanished = merged.Count(ChannelChangeKind.Vanished) + merged.Count(ChannelChangeKind.Removed),
            Removed = merged.Count(ChannelChangeKind.Removed),
            Repeated = merged.Repeated,
            Total = total,
            Changes = merged.Changes.ToRows(Row, Limits.MaxListed),
            Details = merged.Changes.Length > Limits.MaxListed
            ? $"The list of changes is cut at {Limits.MaxListed} rows; the counts are exact."
            : null,
            Warnings = document.Warnings.IsEmpty ? null : document.Warnings,
        };

    private static ImportedChannelRow Row(ChannelChange change) => new(
        NameOf(change.Kind),
        change.Channel.Id,
        change.Channel.Name,
        change is { Kind: ChannelChangeKind.Changed, Before: { } before }
            ? string.Join(", ", ChannelFieldNames.Differing(before, change.Channel))
            : null);

    private static string NameOf(ChannelChangeKind kind) => kind switch
    {
        ChannelChangeKind.Added => "added",
        ChannelChangeKind.Changed => "changed",
        ChannelChangeKind.Vanished => "vanished",
        _ => "removed",
    };
}
