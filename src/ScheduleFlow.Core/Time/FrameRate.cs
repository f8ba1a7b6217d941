using System.Globalization;

namespace ScheduleFlow.Core.Time;

/// <summary>Frames per second, exactly: 29.97 is 30000/1001.</summary>
internal readonly record struct FrameRate(int Numerator, int Denominator)
{
    /// <summary>25, as in Europe.</summary>
    public static readonly FrameRate Pal = new(25, 1);

    private const int MaxRate = 1_000;

    /// <summary>Reads a whole number, or one of NTSC's: 23.976 (23.98), 29.97, 47.952, 59.94, 119.88.</summary>
    public static bool TryParse(string text, out FrameRate rate)
    {
        rate = Pal;
        if (!decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number is <= 0 or > MaxRate)
        {
            return false;
        }

        var whole = (int)Math.Ceiling(number);
        if (number == whole)
        {
            rate = new FrameRate(whole, 1);
            return true;
        }

        rate = new FrameRate(whole * 1000, 1001);
        return Math.Abs((whole * 1000m / 1001) - number) < 0.006m;
    }

    /// <summary>The frames in a number of seconds, rounded to the nearest.</summary>
    public long Frames(long seconds) => ((seconds * Numerator * 2) + Denominator) / (Denominator * 2L);
}
