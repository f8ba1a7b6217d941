using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>A plan with everything that it names.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Warnings">Oddities that are accepted, with their lines.</param>
/// <param name="Digest">The digest of the file and of every item of its playlists: whatever changes the plan changes it.</param>
internal sealed record LoadedPlan(PlanDocument Plan, ImmutableArray<string> Warnings, UInt128 Digest)
{
    /// <summary>
    /// Reads the plan and its playlists. A playlist's path is relative to the plan's folder; under the same rules as the
    /// plan's own.
    /// </summary>
    public static Outcome<LoadedPlan> Read(InputSource input, OperationContext context)
    {
        var digest = new XxHash128();
        if (!input.Read(Text).TryGet(out var text, out var problem))
        {
            return problem;
        }

        digest.Append(Encoding.UTF8.GetBytes(text));
        var folder = input.Argument == InputSource.StandardInput ? "" : Path.GetDirectoryName(input.Argument) ?? "";

        // A list called “-” is a file; standard input is the plan.
        InputSource List(string path) => input with
        {
            Argument = Path.Combine(folder, path == InputSource.StandardInput ? "./-" : path),
            Digest = null,
            StandardInputBytes = null,
        };
        var sources = new PlanSources(
            path => Digested(List(path).Read(stream => PlaylistReader.Read(stream, FormatNames.Auto)), digest),
            named => PlaylistRef.Find(named, context).TryGet(out var playlist, out var unknown)
                ? Stored(context.Store.Playlists.Load(playlist), digest)
                : unknown);
        return PlanReader.Read(text, sources, context.Seed).TryGet(out var reading, out problem)
            ? new LoadedPlan(reading.Plan, reading.Warnings, digest.GetCurrentHashAsUInt128())
            : problem;
    }

    private static Outcome<string> Text(Stream stream)
    {
        using var read = new MemoryStream();
        stream.CopyTo(read);
        return PlanEncoding.Decode(read.GetBuffer().AsSpan(0, (int)read.Length));
    }

    private static Outcome<ImmutableArray<MediaItem>> Digested(Outcome<PlaylistDocument> outcome, XxHash128 digest) =>
        outcome.TryGet(out var playlist, out var problem) ? Digested(playlist.Items, digest) : problem;

    private static Outcome<ImmutableArray<MediaItem>> Stored(Outcome<Playlist> outcome, XxHash128 digest) =>
        outcome.TryGet(out var playlist, out var problem) ? Digested(playlist.Items, digest) : problem;

    private static ImmutableArray<MediaItem> Digested(ImmutableArray<MediaItem> items, XxHash128 digest)
    {
        foreach (var item in items)
        {
            digest.Append(Encoding.UTF8.GetBytes($"{item.Url}\n{item.Label}\n{item.Duration}\n"));
        }

        return items;
    }
}
