using System.Text;

namespace ScheduleFlow.Core.Schedules;

/// <summary>A field, and the rank of a spelling of its name: of two spellings in one event, the lower rank wins.</summary>
internal readonly record struct EventFieldName(EventField Field, int Rank)
{
    private const int LongestName = 11;

    /// <summary>The field of a property, attribute or element; case is ignored. <see cref="EventField.None"/>: unknown.</summary>
    public static EventFieldName Resolve(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[LongestName];
        if (name.Length > LongestName)
        {
            return default;
        }

        // Nearly every document spells the names as we do.
        return ResolveLower(name) is { Field: not EventField.None } exact
            ? exact
            : ResolveLower(lower[..name.ToLowerInvariant(lower)]);
    }

    /// <summary>The same for UTF-8.</summary>
    public static EventFieldName Resolve(ReadOnlySpan<byte> utf8Name)
    {
        Span<char> lower = stackalloc char[LongestName];
        if (utf8Name.Length > LongestName || Ascii.ToLower(utf8Name, lower, out var length) != System.Buffers.OperationStatus.Done)
        {
            return default;
        }

        return ResolveLower(lower[..length]);
    }

    private static EventFieldName ResolveLower(ReadOnlySpan<char> name) => name switch
    {
        "id" => new(EventField.Id, 0),
        "title" => new(EventField.Title, 0),
        "name" => new(EventField.Title, 1),
        "start" => new(EventField.Start, 0),
        "start_time" or "starttime" => new(EventField.Start, 1),
        "end" => new(EventField.End, 0),
        "end_time" or "endtime" => new(EventField.End, 1),
        "stop" => new(EventField.End, 2),
        "duration" => new(EventField.Duration, 0),
        "videourl" => new(EventField.MediaUrl, 0),
        "video_url" => new(EventField.MediaUrl, 1),
        "url" => new(EventField.MediaUrl, 2),
        "uri" => new(EventField.MediaUrl, 3),
        "channel" => new(EventField.Channel, 0),
        "category" => new(EventField.Category, 0),
        "description" => new(EventField.Description, 0),
        "desc" => new(EventField.Description, 1),
        "fixed" => new(EventField.Fixed, 0),
        _ => default,
    };
}
