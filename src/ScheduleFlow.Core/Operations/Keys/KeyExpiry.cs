using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>From when on a new key is refused: a year from now, unless its owner wants another instant or none.</summary>
internal static class KeyExpiry
{
    /// <param name="text">The instant, <c>never</c>, or null.</param>
    /// <param name="now">The operation's now.</param>
    /// <param name="expires">Null: never.</param>
    /// <returns>A <c>validation</c> problem; null: all is well.</returns>
    public static Problem? Read(string? text, Instant now, out Instant? expires)
    {
        expires = null;
        if (text is null)
        {
            var today = now.ToDateTimeOffset();
            expires = today.Year < DateTimeOffset.MaxValue.Year ? Instant.From(today.AddYears(1)) : Instant.MaxValue;
            return null;
        }

        if (text == KeyOptions.Never)
        {
            return null;
        }

        if (!InstantInput.Parse(text, "--expires ").TryGet(out var instant, out var unreadable))
        {
            return unreadable;
        }

        expires = instant;
        return instant > now
            ? null
            : new Problem(ErrorType.Validation, $"The key would have expired already, at {instant}: it is {now} now.");
    }
}
