using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>The fields of a channel as a request sends them.</summary>
internal static class ChannelRequest
{
    /// <param name="stream">A JSON object.</param>
    /// <param name="context">Says whether unknown fields are ignored, and which schedule is named.</param>
    /// <param name="read">Reads the fields; null: one is wrong.</param>
    public static Outcome<T> Read<T>(Stream stream, OperationContext context, Func<ChannelFields, T?> read)
        where T : class
    {
        if (!JsonRequest.Read(stream).TryGet(out var request, out var problem))
        {
            return problem;
        }

        using (request)
        {
            try
            {
                var fields = new ChannelFields(request.Root, context.Outside.Ignore, text => ScheduleRef.Find(text, context));
                return read(fields) is not { } value ? Wrong(fields)
                    : fields.NoSchedule is { } noSchedule ? noSchedule
                    : value;
            }
            catch (InvalidOperationException)
            {
                // The platform's exception for a text with half of a surrogate pair.
                return new Problem(ErrorType.ParseError, "A text of the request is not valid Unicode.");
            }
        }
    }

    private static Problem Wrong(ChannelFields fields) => new(
        ErrorType.Validation,
        fields.Errors.Count == 1 ? $"The channel is wrong: {fields.Errors[0]}" : $"The channel has {fields.Errors.Count} errors.")
    {
        Errors = [.. fields.Errors.Take(Limits.MaxListed)],
        Hint = "A channel is {\"name\":\"…\",\"url\":\"…\"}, "
            + "optionally with number, group, tvg_id, logo, backup_urls, tags, schedule_id.",
    };
}
