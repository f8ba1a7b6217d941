using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>When each video was or will be on air, as far as it counts: every start.</summary>
/// <param name="ByUrl">URL, as it is spelt → its starts, in order of time.</param>
internal sealed record PlayedStarts(ImmutableDictionary<string, ImmutableArray<Instant>> ByUrl)
{
    public static readonly PlayedStarts None =
        new(ImmutableDictionary.Create<string, ImmutableArray<Instant>>(StringComparer.Ordinal));

    /// <summary>The starts of a video, in order of time.</summary>
    public ImmutableArray<Instant> Of(string url) => ByUrl.GetValueOrDefault(url, []);

    /// <summary>With more plays, each start of a video once.</summary>
    public PlayedStarts With(IEnumerable<(string Url, Instant Start)> plays)
    {
        var videos = ByUrl.ToBuilder();
        foreach (var video in plays.GroupBy(play => play.Url, play => play.Start, StringComparer.Ordinal))
        {
            videos[video.Key] = [.. Of(video.Key).Union(video).Order()];
        }

        return new PlayedStarts(videos.ToImmutable());
    }

    /// <summary>The start of the video that is nearest to a time, before or after it; null: there is none.</summary>
    public Instant? Nearest(string url, Instant to)
    {
        var starts = Of(url);
        var index = starts.BinarySearch(to);
        if (index >= 0)
        {
            return to;
        }

        index = ~index;
        return (index > 0, index < starts.Length) switch
        {
            (false, false) => null,
            (true, false) => starts[index - 1],
            (false, true) => starts[index],
            _ => to - starts[index - 1] <= starts[index] - to ? starts[index - 1] : starts[index],
        };
    }
}
