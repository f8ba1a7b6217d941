using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// A list of channels as JSON: an array of objects, alone or under <c>channels</c>, as our own export writes it. Each
/// channel needs <c>name</c> and <c>url</c>. If any channel is wrong the list is refused, with every error.
/// </summary>
internal static class JsonChannelReader
{
    public static Outcome<ChannelDocument> Read(Stream input)
    {
        try
        {
            using var document = JsonDocument.Parse(input, new JsonDocumentOptions { MaxDepth = Limits.MaxDepth });
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return ReadProblems.NotWellFormed(
                "JSON",
                (int)(exception.LineNumber ?? 0) + 1,
                (int)(exception.BytePositionInLine ?? 0) + 1,
                "it is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            // What the platform throws for half a surrogate pair in a text.
            return new Problem(ErrorType.ParseError, "A text of the JSON is not valid Unicode.");
        }
    }

    private static Outcome<ChannelDocument> Read(JsonElement root)
    {
        var builder = new ChannelBuilder();
        if (root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("guide_urls", out var guides)
            && guides.ValueKind == JsonValueKind.Array)
        {
            foreach (var guide in guides.EnumerateArray().Where(guide => guide.ValueKind == JsonValueKind.String))
            {
                builder.Guide(guide.GetString()!);
            }
        }

        var list = root.ValueKind == JsonValueKind.Array ? root
            : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("channels", out var named) ? named
            : default;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return ReadProblems.NotASchedule(
                "The JSON has no list of channels.",
                "Channels are an array of objects with name and url, or such an array under “channels”.");
        }

        var errors = new List<string>();
        var count = 0;
        var position = 0;
        foreach (var item in list.EnumerateArray())
        {
            position++;
            var fields = new ChannelFields(item);
            var entry = fields.Entry(position);
            if (entry is null)
            {
                count += fields.Errors.Count;
                errors.AddRange(fields.Errors.Take(Limits.MaxListed - errors.Count).Select(error => $"Channel {position}: {error}"));
            }
            else if (!builder.Add(entry))
            {
                break;
            }
        }

        return count == 0
            ? builder.End(FormatNames.Json)
            : new Problem(ErrorType.Validation, $"The list has {count} error{(count == 1 ? "" : "s")}.") { Errors = [.. errors] };
    }
}
