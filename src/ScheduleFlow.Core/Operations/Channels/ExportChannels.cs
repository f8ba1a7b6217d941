using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Writes the channels as a list, to a stream or to a file.</summary>
internal static class ExportChannels
{
    public static Outcome<Reply> Run(ExportChannelsRequest request, OperationContext context)
    {
        if (!Prepare(request, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        if (ExportTarget.Of(request.Output, request.ExportName) is not { } target)
        {
            using var output = context.Outside.OpenOutput();
            prepared.Write(output);
            return new DocumentWritten();
        }

        return target.Write(context.Store, prepared.Write).TryGet(out var file, out problem)
            ? new ExportChannelsReply
            {
                Path = file.Path,
                File = file.Name,
                Size = file.Size,
                Channels = prepared.Count,
                Format = prepared.Format,
            }
            : problem;
    }

    private static Outcome<Prepared> Prepare(ExportChannelsRequest request, OperationContext context)
    {
        var format = request.Format.ToLowerInvariant();
        format = format == FormatNames.M3u ? FormatNames.M3uChannels : format;
        if (format is not (FormatNames.M3uChannels or FormatNames.Json))
        {
            return new Problem(ErrorType.Validation, $"Channels are not written in the format “{request.Format}”.")
            {
                Hint = $"Formats: {string.Join(", ", ExportChannelsRequest.Formats)}.",
            };
        }

        if (!ChannelFilter.Of(request.Group, null, request.State).TryGet(out var filter, out var problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem)
            || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem))
        {
            return problem;
        }

        List<Channel> channels = [.. list.Channels.Where(channel => filter.Fits(channel, report))];
        if (format == FormatNames.Json)
        {
            return new Prepared(output => WriteJson(output, channels, list), channels.Count, format);
        }

        if (request.GuideUrl is not { } guide)
        {
            return new Prepared(output => M3uChannelWriter.Write(output, channels, list.GuideUrls, own: true), channels.Count, format);
        }

        var ids = new GuideIds(list);
        var numbers = new GuideNumbers(list);
        var tuned = channels.Select(channel => channel with { TvgId = ids.Of(channel), Number = numbers.Of(channel) });
        return new Prepared(output => M3uChannelWriter.Write(output, tuned, [guide], own: false), channels.Count, format);
    }

    private static void WriteJson(Stream output, List<Channel> channels, ChannelList list)
    {
        using var json = new Utf8JsonWriter(output, ProblemJson.Indented);
        json.WriteStartObject();
        JsonTexts.Write(json, "guide_urls"u8, list.GuideUrls);
        json.WriteStartArray("channels"u8);
        foreach (var channel in channels)
        {
            json.WriteStartObject();
            ChannelJson.WriteFields(json, channel);
            json.WriteEndObject();
            if (json.BytesPending > 64 * 1024)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private sealed record Prepared(Action<Stream> Write, int Count, string Format);
}
