using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Playlists;

/// <summary>Collects the items that a reader finds, and every error, and makes the document from them.</summary>
internal sealed class PlaylistBuilder
{
    private readonly ImmutableArray<MediaItem>.Builder _items = ImmutableArray.CreateBuilder<MediaItem>();
    private readonly ImmutableArray<string>.Builder _errors = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _warnings = ImmutableArray.CreateBuilder<string>();
    private int _found;
    private int _faulty;
    private string? _tooLarge;

    public string? Name { get; set; }

    /// <summary>There are more items than a playlist may have.</summary>
    public bool IsTooLarge => _found > Limits.MaxVideos;

    /// <summary>Adds an item, or an error if it has no URL. False: stop, there are too many.</summary>
    public bool Add(string place, string? url, string? label, string? duration)
    {
        _found++;
        url = url?.Trim();
        if (IsTooLarge)
        {
            return false;
        }

        if (TextSize.Exceeds(url, Limits.MaxUrlBytes) || TextSize.Exceeds(label, Limits.MaxTitleBytes))
        {
            var (most, mostOfLabel) = (TextSize.Of(Limits.MaxUrlBytes), TextSize.Of(Limits.MaxTitleBytes));
            _tooLarge = $"{place}: its URL has more than {most}, or its label more than {mostOfLabel}.";
            return false;
        }

        if (string.IsNullOrEmpty(url))
        {
            Error($"{place}: it has no URL.");
            return true;
        }

        if (UrlText.ProgramScheme(url) is { } scheme)
        {
            Error($"{place}: a {scheme}: address is no media.");
            return true;
        }

        if (UrlText.HasControls(url))
        {
            Warn($"{place}: the URL has line breaks or other control characters, which were percent-encoded.");
            url = UrlText.OneLine(url);
        }

        label = label?.Trim();
        _items.Add(new MediaItem(url, string.IsNullOrEmpty(label) ? MediaLabel.Of(url) : label, Duration(place, duration)));
        return true;
    }

    /// <summary>Adds an error for something that cannot be an item.</summary>
    public bool AddFaulty(string error)
    {
        _found++;
        Error(error);
        return !IsTooLarge;
    }

    public void Warn(string message)
    {
        if (_warnings.Count < Limits.MaxListed)
        {
            _warnings.Add(message);
        }
    }

    public Outcome<PlaylistDocument> End()
    {
        if (_tooLarge is not null)
        {
            return new Problem(ErrorType.TooLarge, _tooLarge);
        }

        if (Name?.Length > Limits.MaxNameLength)
        {
            return new Problem(ErrorType.TooLarge, $"The name of the playlist is longer than {Limits.MaxNameLength} characters.");
        }

        if (IsTooLarge)
        {
            return new Problem(ErrorType.TooLarge, $"The playlist has more than {Limits.MaxVideos} items.") { Hint = "Split it." };
        }

        if (_faulty > 0)
        {
            return new Problem(ErrorType.Validation, $"{_faulty} of {_found} items of the playlist cannot be used.")
            {
                Hint = "An item is a URL or path, or an object with \"url\" and, if known, \"label\" and \"duration\" in seconds.",
                Errors = _errors.ToImmutable(),
            };
        }

        if (_found == 0)
        {
            return ReadProblems.NotASchedule(
                "No items found in the playlist.",
                "Items are an array of URLs or of objects with \"url\", alone or under \"items\", \"links\", \"playlist\", "
                + "\"videos\" or \"tracks\"; or one URL per line; or M3U.");
        }

        return new PlaylistDocument(Name, _items.ToImmutable(), _warnings.ToImmutable());
    }

    private void Error(string message)
    {
        _faulty++;
        if (_errors.Count < Limits.MaxListed)
        {
            _errors.Add(message);
        }
    }

    private TimeSpan? Duration(string place, string? text)
    {
        const double maxSeconds = 366 * 24 * 3600d;
        if (text is null)
        {
            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || !(seconds <= maxSeconds))
        {
            Warn($"{place}: \"{text}\" is not a duration in seconds and was left out.");
            return null;
        }

        return seconds > 0 ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : null;
    }
}
