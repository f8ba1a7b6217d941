namespace ScheduleFlow.Dashboard.Api;

/// <summary>
/// The time of the server: countdowns and the line of now must be right on a machine whose own clock is not. It is the
/// machine's, corrected where the replies' Date differs by more than that header can say.
/// </summary>
public sealed class ServerTime : TimeProvider
{
    private static readonly TimeSpan Sharpness = TimeSpan.FromSeconds(2);
    private TimeSpan _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _offset;

    internal void Hear(DateTimeOffset? date)
    {
        if (date is { } said)
        {
            var offset = said - base.GetUtcNow();
            _offset = offset.Duration() > Sharpness ? offset : TimeSpan.Zero;
        }
    }
}
