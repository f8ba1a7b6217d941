using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Channels;

/// <summary>Collects the channels of one list, and warnings about it.</summary>
internal sealed class ChannelBuilder
{
    private readonly ImmutableArray<ChannelEntry>.Builder _entries = ImmutableArray.CreateBuilder<ChannelEntry>();
    private readonly List<string> _guideUrls = [];
    private readonly List<string> _warnings = [];
    private int _warningCount;
    private bool _isTooLong;
    private string? _tooLarge;

    public int Count => _entries.Count;

    /// <returns>False: the list is too long; stop reading.</returns>
    public bool Add(ChannelEntry entry)
    {
        if (_entries.Count == Limits.MaxChannels)
        {
            _isTooLong = true;
            return false;
        }

        if (ChannelSize.Fault(entry) is { } fault)
        {
            _tooLarge = $"Line {entry.Line}: {fault}.";
            return false;
        }

        _entries.Add(entry);
        return true;
    }

    public void Warn(string warning)
    {
        _warningCount++;
        if (_warnings.Count < Limits.MaxListed)
        {
            _warnings.Add(warning);
        }
    }

    /// <param name="urls">One, or several separated by commas.</param>
    public void Guide(string urls)
    {
        foreach (var url in urls.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (UrlText.ProgramScheme(url) is null && !_guideUrls.Contains(url) && _guideUrls.Count < Limits.MaxListed)
            {
                _guideUrls.Add(url);
            }
        }
    }

    /// <summary>The list; <c>validation</c> if it has no channel, <c>too_large</c> if it has too many.</summary>
    public Outcome<ChannelDocument> End(string format)
    {
        if (_tooLarge is not null)
        {
            return new Problem(ErrorType.TooLarge, _tooLarge) { Hint = "docs/channels.md lists the limits." };
        }

        if (_isTooLong)
        {
            return new Problem(ErrorType.TooLarge, $"The list has more than {Limits.MaxChannels} channels.")
            {
                Hint = "Split it, or remove channels that nobody watches.",
            };
        }

        if (_entries.Count == 0)
        {
            return new Problem(ErrorType.Validation, "No channels were found in the list.")
            {
                Hint = "A channel is a URL on a line of its own, "
                    + "with an #EXTINF:-1 tvg-id=\"…\" group-title=\"…\",Name line before it.",
                Errors = [.. _warnings],
            };
        }

        if (_warningCount > _warnings.Count)
        {
            _warnings.Add($"{_warningCount - _warnings.Count} more warnings were left out.");
        }

        return new ChannelDocument(_entries.DrainToImmutable(), [.. _guideUrls], [.. _warnings], format);
    }
}
