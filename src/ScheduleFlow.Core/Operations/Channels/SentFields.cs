using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>
/// The fields of a channel that a request sends, always as a JSON object: the one that it names, else one made of its
/// options.
/// </summary>
internal static class SentFields
{
    /// <param name="request">The request.</param>
    /// <param name="id">The id of a new channel; null: none is given.</param>
    /// <param name="context">The operation's.</param>
    /// <returns>The object, or a <c>usage</c> problem: the fields are given twice, or a tag is malformed.</returns>
    public static Outcome<InputSource> Of(ChannelFieldsRequest request, string? id, OperationContext context)
    {
        var hasOptions = id is not null
            || ChannelFieldsRequest.TextOptions.Any(request.Has)
            || !request.Backups.IsEmpty
            || !request.Tags.IsEmpty;
        if (!hasOptions)
        {
            return context.Input(request.Fields ?? InputSource.StandardInput) with { AllowsInlineJson = request.Fields is not null };
        }

        if (request.Fields is not null)
        {
            return new Problem(ErrorType.Usage, "The fields are given twice, as a JSON object and as options.")
            {
                Hint = "Give them one way.",
            };
        }

        return request.Tags.FirstOrDefault(tag => tag.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong
            ? new Problem(ErrorType.Usage, $"--tag “{wrong}” is not NAME=VALUE.")
            : context.Input(Json(request, id)) with { AllowsInlineJson = true };
    }

    private static string Json(ChannelFieldsRequest request, string? id)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (id is not null)
            {
                json.WriteString("id"u8, id);
            }

            foreach (var option in ChannelFieldsRequest.TextOptions)
            {
                if (request.All(option).LastOrDefault() is { } value)
                {
                    json.WriteString(option.Field, value);
                }
            }

            if (!request.Backups.IsEmpty)
            {
                JsonTexts.Write(json, "backup_urls"u8, request.Backups);
            }

            if (!request.Tags.IsEmpty)
            {
                json.WriteStartObject("tags"u8);
                foreach (var (name, value) in request.Tags.Select(Tag).DistinctBy(tag => tag.Name))
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static (string Name, string Value) Tag(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return (text[..equals], text[(equals + 1)..]);
    }
}
