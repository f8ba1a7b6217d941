using System.Collections.Immutable;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// What the known plays leave of the slots, for one cooldown C. A video may start in a slot if no known play of it is nearer
/// than C on either side; the slots between two of its known plays are a window.
/// <para>
/// Slots in two windows of a video have a known play between them that is at least C from both. So they are 2C apart: the
/// windows of one video never stand in each other's way, and everything that decides about a filling treats them as
/// different videos.
/// </para>
/// <para>O(n + k) for n videos and the k plays that are near enough to the slots to matter.</para>
/// </summary>
internal sealed class PlayWindows
{
    private readonly long _nearAfter;

    private PlayWindows(ImmutableArray<PlayWindow> all, int slots, int reach, long nearAfter)
    {
        All = all;
        Slots = slots;
        Reach = reach;
        _nearAfter = nearAfter;
    }

    /// <summary>The windows, those of a video in order.</summary>
    public ImmutableArray<PlayWindow> All { get; }

    /// <summary>How many slots there are.</summary>
    public int Slots { get; }

    /// <summary>How many slots in a row must hold different videos.</summary>
    public int Reach { get; }

    /// <summary>Whether each window begins with the first slot or ends with the last one.</summary>
    public bool IsOneSided => All.All(window => window.First == 0 || window.Last == Slots - 1);

    /// <summary>
    /// Whether a one-sided window is to be filled from its end (<see cref="EarlySlots"/>): the video plays after it, so near
    /// that it matters.
    /// </summary>
    public bool IsEarly(PlayWindow window) => window.First == 0 && (window.Last < Slots - 1 || window.After < _nearAfter);

    /// <param name="grid">The slots.</param>
    /// <param name="slots">How many of them count, at least 1.</param>
    /// <param name="known">The other plays.</param>
    /// <param name="cooldown">Seconds.</param>
    /// <param name="requested">The requested cooldown: a play that is nearer to the last slot matters.</param>
    /// <param name="extraVideos">Further videos that have not played.</param>
    public static PlayWindows Of(SlotGrid grid, int slots, KnownStarts known, long cooldown, long requested, int extraVideos = 0)
    {
        var windows = ImmutableArray.CreateBuilder<PlayWindow>(known.Videos + extraVideos);
        var lastStart = grid.StartOf(slots - 1);
        for (var video = 0; video < known.Videos; video++)
        {
            // Plays that are farther away than C leave no mark; only the nearest of them is remembered.
            var starts = known.Of(video);
            var next = starts.Length == 0 ? 0 : known.CountBefore(video, grid.Start - cooldown + 1);
            var before = next == 0 ? KnownStarts.Never : starts[next - 1];
            for (var more = true; more; next++)
            {
                var after = next < starts.Length ? starts[next] : KnownStarts.NeverAgain;
                more = after < lastStart + cooldown;
                var first = before + cooldown <= grid.Start
                    ? 0
                    : (before + cooldown - grid.Start + grid.SlotSeconds - 1) / grid.SlotSeconds;
                var last = !more ? slots - 1 : after - cooldown < grid.Start ? -1 : (after - cooldown - grid.Start) / grid.SlotSeconds;
                if (first <= last && first < slots)
                {
                    windows.Add(new PlayWindow(video, (int)first, (int)last, before, after));
                }

                before = after;
            }
        }

        for (var extra = 0; extra < extraVideos; extra++)
        {
            windows.Add(new PlayWindow(known.Videos + extra, 0, slots - 1, KnownStarts.Never, KnownStarts.NeverAgain));
        }

        return new PlayWindows(windows.DrainToImmutable(), slots, Math.Min(grid.Reach(cooldown), slots), lastStart + requested);
    }

    /// <summary>The same, seen from the last slot to the first.</summary>
    public PlayWindows Mirrored() => new(
        [
            .. All.Select(window => window with
            {
                First = Slots - 1 - window.Last,
                Last = Slots - 1 - window.First,
                Before = -window.After,
                After = -window.Before,
            }),
        ],
        Slots,
        Reach,
        _nearAfter);
}
