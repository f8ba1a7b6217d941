using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>
/// Schedules, channels and plays as a person would keep them on paper: second by second, with no index, no span and no
/// cache. It shares no code with the program.
/// </summary>
internal sealed class TimelineModel
{
    /// <summary>How long the model's world lasts.</summary>
    public const int End = 240;

    // What is edited may end later than that.
    private const int Room = 3 * End;

    public SortedDictionary<int, List<Show>> Schedules { get; } = [];

    /// <summary>What is published, the last on top.</summary>
    public SortedDictionary<string, List<Posting>> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>The channels of the list, with the lanes of guides that they show.</summary>
    public SortedDictionary<string, string?> Listed { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HashSet<Note>> Kept { get; } = new(StringComparer.Ordinal);

    public List<Posting> On(string channel) => Channels.TryGetValue(channel, out var postings) ? postings : Channels[channel] = [];

    public HashSet<Note> NotesOf(string channel) => Kept.TryGetValue(channel, out var notes) ? notes : Kept[channel] = [];

    public void Publish(string channel, Posting posting)
    {
        On(channel).RemoveAll(other => other.Schedule == posting.Schedule);
        On(channel).Add(posting);
    }

    /// <summary>Makes a change after which some postings may be gone, and notes what they had on air by then.</summary>
    public void Leaving(int now, Action change)
    {
        var before = Channels.ToDictionary(channel => channel.Key, channel => Runs(channel.Key).ToList());
        change();
        foreach (var (channel, runs) in before)
        {
            foreach (var run in runs.Where(run => On(channel).TrueForAll(posting => posting.Schedule != run.Schedule)))
            {
                if (!run.IsJoined && run.Start <= now && run.Show.Url is { } url)
                {
                    NotesOf(channel).Add(new Note(url, run.Start, PlayState.Planned, null));
                }
            }
        }
    }

    /// <summary>What of each show is on, in unbroken pieces.</summary>
    public IEnumerable<Run> Runs(string channel)
    {
        // Whose posting is on in each second.
        var top = new int?[Room];
        for (var second = 0; second < Room; second++)
        {
            for (var i = On(channel).Count - 1; i >= 0 && top[second] is null; i--)
            {
                top[second] = Covers(channel, On(channel)[i], second) ? i : null;
            }
        }

        for (var i = 0; i < On(channel).Count; i++)
        {
            foreach (var show in ShowsOf(channel, On(channel)[i]))
            {
                for (var second = show.Start; second < show.End; second++)
                {
                    if (top[second] == i && (second == show.Start || top[second - 1] != i))
                    {
                        var end = second + 1;
                        while (end < show.End && top[end] == i)
                        {
                            end++;
                        }

                        yield return new Run(On(channel)[i].Schedule, show, second, end);
                    }
                }
            }
        }
    }

    /// <summary>Every start that counts.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="except">A schedule that does not count.</param>
    public HashSet<(string Url, int Start)> Plays(string channel, int? except = null)
    {
        var plays = Runs(channel).Where(run => run.Schedule != except && !run.IsJoined && run.Show.Url is not null)
            .Select(run => (run.Show.Url!, run.Start)).ToHashSet();
        plays.UnionWith(NotesOf(channel).Where(note => note.State == PlayState.Planned).Select(note => (note.Url, note.Start)));
        plays.ExceptWith(NotesOf(channel).Where(note => note.State == PlayState.Missed).Select(note => (note.Url, note.Planned ?? note.Start)));
        plays.ExceptWith(NotesOf(channel).Where(note => note.Planned is not null).Select(note => (note.Url, note.Planned!.Value)));
        plays.UnionWith(NotesOf(channel).Where(note => note.State == PlayState.Aired).Select(note => (note.Url, note.Start)));
        return plays;
    }

    /// <summary>From the first start to the last end; null: the schedule has nothing for the channel.</summary>
    public (int Start, int End)? Span(string channel, Posting posting) => ShowsOf(channel, posting) is { Count: > 0 } shows
        ? (shows.Min(show => show.Start), shows.Max(show => show.End))
        : null;

    private bool Covers(string channel, Posting posting, int second) =>
        Span(channel, posting) is var (start, end) && second >= (posting.From ?? start) && second < (posting.Until ?? end);

    private List<Show> ShowsOf(string channel, Posting posting)
    {
        var shows = Schedules.GetValueOrDefault(posting.Schedule) ?? [];
        return posting.Lane is { } lane ? shows.FindAll(show => show.Lane == lane)
            : shows.Select(show => show.Lane).Distinct().Count() < 2 ? shows
            : Listed.GetValueOrDefault(channel) is { } own ? shows.FindAll(show => show.Lane == own)
            : [];
    }

    public sealed record Show(int Start, int End, string? Url, string? Lane);

    public sealed record Posting(int Schedule, string? Lane = null, int? From = null, int? Until = null);

    public sealed record Note(string Url, int Start, PlayState State, int? Planned);

    public sealed record Run(int Schedule, Show Show, int Start, int End)
    {
        public bool IsJoined => Start > Show.Start;
    }
}
