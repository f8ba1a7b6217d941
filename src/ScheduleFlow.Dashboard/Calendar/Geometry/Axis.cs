using System.Globalization;

namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>How time is drawn: downwards, or on the timeline from left to right.</summary>
/// <param name="IsWide">Whether time runs from left to right.</param>
/// <param name="PixelsPerHour">The zoom.</param>
public sealed record Axis(bool IsWide, double PixelsPerHour)
{
    /// <summary>How far an instant is from the lane's beginning. It counts hours that pass, so a day of 25 is longer.</summary>
    public double Along(Lane lane, DateTimeOffset instant) => Size(instant - lane.Start);

    public double Size(TimeSpan length) => length.TotalHours * PixelsPerHour;

    /// <summary>The instant at a place of a lane.</summary>
    public DateTimeOffset At(Lane lane, double along) => lane.Start + Length(along);

    public TimeSpan Length(double pixels) => TimeSpan.FromHours(pixels / PixelsPerHour);

    /// <summary>A number as attributes of SVG take it.</summary>
    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
