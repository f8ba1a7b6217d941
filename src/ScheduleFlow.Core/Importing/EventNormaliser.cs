using System.Globalization;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Importing;

/// <summary>Checks one raw event and turns its texts into UTC instants; reports every error.</summary>
/// <param name="options">How to read what the document leaves open.</param>
/// <param name="reader">The document's reader, which says whether events follow one another and what may be missing.</param>
/// <param name="error">Receives each error.</param>
/// <param name="warning">Receives each oddity that was read nevertheless.</param>
internal sealed class EventNormaliser(ReadingOptions options, IScheduleReader reader, Action<EventNote> error, Action<EventNote> warning)
{
    /// <summary>The longest event: a longer one is a typing error, not a programme.</summary>
    private const long MaxSeconds = 366L * 24 * 60 * 60;

    private Instant _cursor = options.Start;
    private bool _startIsSkipped;

    /// <summary>Whether an event without a start was placed at <see cref="ReadingOptions.Start"/>.</summary>
    public bool HasPlacedByDefault { get; private set; }

    /// <summary>Begins another schedule: a list without times starts again.</summary>
    public void Reset() => _cursor = options.Start;

    /// <param name="raw">The event as it was read.</param>
    /// <param name="openEnd">How to decide its end later; null: its end is known.</param>
    /// <returns>The event, with an empty id if the source gives none; null: an error or a warning says why.</returns>
    public ScheduleEvent? Normalise(RawEvent raw, out OpenEnd? openEnd)
    {
        openEnd = null;
        var title = raw.Title?.Trim();
        if (SizeRule.Of(raw) is { } size)
        {
            error(new EventNote(raw, title, size, IsTooLarge: true));
            return null;
        }

        var isValid = true;
        if (string.IsNullOrEmpty(title))
        {
            if (reader.IsGuide)
            {
                Warn(raw, null, "it has no title and was left out");
                return null;
            }

            Error(raw, null, "the title is missing");
            isValid = false;
        }

        _startIsSkipped = false;
        var start = Start(raw, title, ref isValid);
        if (start is { IsInRange: false })
        {
            Error(raw, title, "it begins after the year 9999");
            isValid = false;
        }

        var end = reader.IsGuide && string.IsNullOrWhiteSpace(raw.End) ? start : End(raw, title, start, ref isValid);
        if (start is null || end is null || !isValid)
        {
            return null;
        }

        if (reader.IsGuide && end <= start)
        {
            if (end == start && !string.IsNullOrWhiteSpace(raw.End))
            {
                Warn(raw, title, $"it takes no time ({start}) and was left out");
                return null;
            }

            if (end < start)
            {
                Warn(raw, title, $"its stop {end} is before its start {start} and was not used");
            }

            if (start == Instant.MaxValue)
            {
                Warn(raw, title, "it begins with the last second of the year 9999 and was left out");
                return null;
            }

            // One second, until all programmes of the channel are known.
            openEnd = new OpenEnd(Seconds(raw));
            end = start.Value.PlusSeconds(1);
        }

        if (end <= start)
        {
            // 02:30 to 03:00 on the night when the clocks go forward: all of it is skipped.
            if (_startIsSkipped)
            {
                var skipped = $"{raw.Start?.Trim()} to {raw.End?.Trim()}";
                Warn(raw, title, $"it was left out, as all of it lies in the hour that {options.Zone} skips ({skipped})");
            }
            else
            {
                Error(raw, title, $"the end {end} is not after the start {start}");
            }

            return null;
        }

        if (end.Value - start.Value > MaxSeconds)
        {
            Error(raw, title, $"it would last over a year ({start} to {end})");
            return null;
        }

        _cursor = end.Value;
        return new ScheduleEvent
        {
            Id = raw.Id?.Trim() ?? "",
            Title = title!,
            Window = new TimeWindow(start.Value, end.Value),
            MediaUrl = Media(raw, title),
            Category = NullIfBlank(raw.Category),
            Description = NullIfBlank(raw.Description),
            Channel = NullIfBlank(raw.Channel),
            Clump = raw.Clump,
            Fixed = Fixed(raw, title),
            Extras = raw.Extras,
        };
    }

    private bool? Fixed(RawEvent raw, string? title)
    {
        if (NullIfBlank(raw.Fixed) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var isFixed))
        {
            return isFixed;
        }

        Warn(raw, title, $"its fixed is “{EventNote.Shorten(text)}”, neither true nor false, and was left out");
        return null;
    }

    private string? Media(RawEvent raw, string? title)
    {
        if (NullIfBlank(raw.MediaUrl) is not { } url)
        {
            return null;
        }

        if (UrlText.ProgramScheme(url) is { } scheme)
        {
            Warn(raw, title, $"its media is a {scheme}: address, which is no media, and was left out");
            return null;
        }

        if (UrlText.HasControls(url))
        {
            Warn(raw, title, "its media URL has line breaks or other control characters, which were percent-encoded");
        }

        return UrlText.OneLine(url);
    }

    private Instant? Start(RawEvent raw, string? title, ref bool isValid)
    {
        if (!string.IsNullOrWhiteSpace(raw.Start))
        {
            var text = raw.BeginsBroadcastDay ? $"{raw.Start}T{options.DayStart:HH:mm:ss}" : raw.Start;
            return Time(raw, title, "start", text, ref isValid)?.PlusSeconds(raw.SecondsBefore);
        }

        if (reader.IsSequential)
        {
            HasPlacedByDefault |= _cursor == options.Start;
            return _cursor.PlusSeconds(raw.SecondsBefore);
        }

        Error(raw, title, "the start is missing");
        isValid = false;
        return null;
    }

    private Instant? End(RawEvent raw, string? title, Instant? start, ref bool isValid)
    {
        if (!string.IsNullOrWhiteSpace(raw.End))
        {
            return Time(raw, title, "end", raw.End, ref isValid);
        }

        if (string.IsNullOrWhiteSpace(raw.Duration))
        {
            Error(raw, title, reader.IsSequential
                ? "it has no duration, so nothing after it has a start"
                : "the end is missing, and there is no duration");
            isValid = false;
            return null;
        }

        if (Seconds(raw) is not { } seconds)
        {
            Error(raw, title, $"the duration “{EventNote.Shorten(raw.Duration)}” is not a number of seconds from 1 to a year");
            isValid = false;
            return null;
        }

        var end = start?.PlusSeconds(seconds);
        if (end is { IsInRange: false })
        {
            Error(raw, title, "it ends after the year 9999");
            isValid = false;
            return null;
        }

        return end;
    }

    // Half a second or more counts as one: a list of 29.97-frame clips must not drift by a second per item.
    private static long? Seconds(RawEvent raw) =>
        decimal.TryParse(raw.Duration.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds >= 1
        && seconds <= MaxSeconds
            ? (long)decimal.Round(seconds, MidpointRounding.AwayFromZero)
            : null;

    private Instant? Time(RawEvent raw, string? title, string field, string text, ref bool isValid)
    {
        var reading = InstantText.Parse(text, options.Zone, reader.IsGuide ? BareDigits.Calendar : BareDigits.UnixTime);
        if (!reading.TryGet(out var instant, out var reason))
        {
            Error(raw, title, $"the {field} “{EventNote.Shorten(text)}” is not an instant: {reason}");
            isValid = false;
            return null;
        }

        _startIsSkipped |= field == "start" && reading.Notes.HasFlag(TimeNotes.Gap);
        if (reading.Notes != TimeNotes.None)
        {
            Warn(raw, title, $"the {field} {text.Trim()} was read as {instant}: {TimeNotesText.Describe(reading.Notes)}", reading.Notes);
        }

        return instant;
    }

    private void Error(RawEvent raw, string? title, string text) => error(new EventNote(raw, title, text));

    private void Warn(RawEvent raw, string? title, string text, TimeNotes time = TimeNotes.None) =>
        warning(new EventNote(raw, title, text, time));

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
