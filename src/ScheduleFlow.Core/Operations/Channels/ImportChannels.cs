using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>
/// Reads a list of channels and keeps them: new ones are added, those that the list describes anew are changed, and those
/// that were in the list before and are gone are named, or with <c>replace</c> removed. What users have changed in a
/// channel stays as long as the list says the same about it.
/// </summary>
internal static class ImportChannels
{
    public const string Merge = "merge";
    public const string Replace = "replace";

    private const int MaxGuides = 20;

    public static readonly ImmutableArray<string> Modes = [Merge, Replace];

    public sealed record Request
    {
        public required InputSource Input { get; init; }

        /// <summary>One of <see cref="ChannelReader.FormatsRead"/>; null: decided by content.</summary>
        public string? Format { get; init; }

        /// <summary>One of <see cref="Modes"/>; null: <see cref="Merge"/>.</summary>
        public string? Mode { get; init; }

        /// <summary>What the list is called, which tells its channels from those of others; null: the file's name.</summary>
        public string? Source { get; init; }

        /// <summary>Whether to say only what would change.</summary>
        public bool IsDryRun { get; init; }

        /// <summary>The key under which the request may be sent again; null: none.</summary>
        public string? IdempotencyKey { get; init; }
    }

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        if (RetryKey.Check(request.IdempotencyKey, out var key) is { } invalid)
        {
            return invalid;
        }

        var mode = request.Mode?.ToLowerInvariant() ?? Merge;
        if (!Modes.Contains(mode))
        {
            return new Problem(ErrorType.Validation, $"“{request.Mode}” is no way to import channels.") { Hint = $"Modes: {string.Join(", ", Modes)}." };
        }

        if (!RetryKey.Watch(key, request.Input).Read(stream => ChannelReader.Read(stream, request.Format ?? FormatNames.Auto)).TryGet(out var document, out var problem))
        {
            return problem;
        }

        var source = string.IsNullOrWhiteSpace(request.Source) ? request.Input.Name ?? "list" : request.Source.Trim();
        if (request.IsDryRun)
        {
            return context.Store.Channels.Load().TryGet(out var current, out problem) && Change(current).TryGet(out var dry, out problem)
                ? Outcome.Of<IReply>(dry.Reply with { IsDryRun = true })
                : problem;
        }

        var retry = Retry.Of(key, VerbNames.ImportChannels, mode, request.Source, request.Format);
        if (Retry.IsAnswered(retry, context, out var answer))
        {
            return answer;
        }

        return Retry.Finish(
            retry,
            context,
            context.Store.Channels.Change(Change, reply => reply.ChangedIds, reply => retry?.Keep(reply)));

        Outcome<(ChannelList List, ImportChannelsReply Reply)> Change(ChannelList current)
        {
            var merge = new ChannelMerge(current, source, context.Now);
            var merged = merge.With(document.Entries, mode == Replace);
            if (merged.Channels.Length > Limits.MaxChannels)
            {
                return new Problem(ErrorType.TooLarge, $"There would be {merged.Channels.Length} channels; {Limits.MaxChannels} is the most.") { Hint = "Delete some, or import with --mode replace." };
            }

            var guides = mode == Replace && !document.GuideUrls.IsEmpty ? document.GuideUrls : current.GuideUrls.Union(document.GuideUrls).Take(MaxGuides).ToImmutableArray();
            var isSame = merged.Changes.All(change => change.Kind == ChannelChangeKind.Vanished) && guides.SequenceEqual(current.GuideUrls);
            var list = isSame ? current : current with { Saved = context.Now, GuideUrls = guides, Channels = merged.Channels };
            return (list, new ImportChannelsReply(document, source, merged, list.Channels.Length));
        }
    }
}
