using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Writes the channels as a list, to a stream or to a file.</summary>
internal static class ExportChannels
{
    /// <param name="Format"><c>m3u</c> (or <c>m3u-channels</c>), or <c>json</c>.</param>
    /// <param name="Group">See <see cref="ChannelFilter.Group"/>.</param>
    /// <param name="GuideUrl">
    /// The address of the guide (<see cref="ExportGuide"/>) for players that tune by the list: its ids are those of the
    /// guide, every channel has a number, and nothing is in it that only we read. Null: the list is for an import.
    /// </param>
    /// <param name="State">See <see cref="ChannelFilter.State"/>.</param>
    public sealed record Request(string Format, string? Group = null, string? GuideUrl = null, string? State = null);

    public static Outcome<int> ToStream(Request request, Func<Stream> open, OperationContext context)
    {
        if (!Prepare(request, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        using var output = open();
        prepared.Write(output);
        return prepared.Count;
    }

    public static Outcome<Reply> ToFile(Request request, ExportTarget target, OperationContext context) =>
        Prepare(request, context).TryGet(out var prepared, out var problem) && target.Write(context.Store, prepared.Write).TryGet(out var file, out problem)
            ? new Reply(file.Path, file.Name, file.Size, prepared.Count, prepared.Format)
            : problem;

    private static Outcome<Prepared> Prepare(Request request, OperationContext context)
    {
        var format = request.Format.ToLowerInvariant();
        format = format == FormatNames.M3u ? FormatNames.M3uChannels : format;
        if (format is not (FormatNames.M3uChannels or FormatNames.Json))
        {
            return new Problem(ErrorType.Validation, $"“{request.Format}” is no format that channels are written in.") { Hint = $"Formats: {FormatNames.M3u}, {FormatNames.Json}." };
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

    /// <summary>The file that was written.</summary>
    internal sealed record Reply(string Path, string File, long Size, int Channels, string Format) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteString("path"u8, Path);
            json.WriteString("file"u8, File);
            json.WriteNumber("size"u8, Size);
            json.WriteNumber("channels"u8, Channels);
            json.WriteString("format"u8, Format);
        }
    }
}
