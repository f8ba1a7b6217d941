using System.Collections.Immutable;
using System.IO.Compression;
using System.Security;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats.Xmltv;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Writes the TV guide of the channels that have a schedule, as XMLTV. It says what the schedules say.</summary>
internal static class ExportGuide
{
    public static Outcome<Reply> Run(ExportGuideRequest request, OperationContext context)
    {
        if (!Prepare(request, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        var (guide, warnings) = prepared;
        if (request.Output is not { } path || path == InputSource.StandardInput)
        {
            using var output = context.Outside.OpenOutput();
            Write(output, guide, request, context);
            return new DocumentWritten();
        }

        var written = ExportTarget.Path(path).Write(context.Store, output => Write(output, guide, request, context));
        return written.TryGet(out var file, out problem)
            ? new ExportGuideReply
            {
                Path = file.Path,
                File = file.Name,
                Size = file.Size,
                Channels = guide.Channels.Length,
                Events = guide.Events.Length,
                Format = FormatNames.Xmltv,
                Warnings = warnings.IsEmpty ? null : warnings,
            }
            : problem;
    }

    private static Outcome<(Schedule Guide, ImmutableArray<string> Warnings)> Prepare(ExportGuideRequest request, OperationContext context)
    {
        var from = Instant.MinValue;
        var to = Instant.MaxValue;
        if ((request.From is { } first && !InstantInput.Parse(first, "--from ").TryGet(out from, out var problem))
            || (request.To is { } last && !InstantInput.Parse(last, "--to ").TryGet(out to, out problem))
            || !TimelineReader.Open(context).TryGet(out var reader, out problem))
        {
            return problem;
        }

        if (!Wanted(request, reader, context).TryGet(out var wanted, out problem))
        {
            return problem;
        }

        var channels = ImmutableArray.CreateBuilder<ScheduleChannel>();
        var events = new List<ScheduleEvent>();
        foreach (var (channel, about) in wanted)
        {
            // Read first: a channel of which nothing can be read is not in the guide.
            var shown = reader.Events(channel, from, to).Select(item => item.Shown).ToList();
            if (!reader.IsReadable(channel))
            {
                continue;
            }

            channels.Add(about);
            events.AddRange(shown.Select(item => On(item, about.Id)));
            if (events.Count > Limits.MaxEvents)
            {
                return new Problem(ErrorType.TooLarge, $"The guide would have more than {Limits.MaxEvents} programmes.")
                {
                    Hint = "Export a part of it with --from and --to.",
                };
            }
        }

        return (new Schedule
        {
            Id = default,
            Name = "ScheduleFlow",
            Source = FormatNames.Xmltv,
            Imported = context.Now,
            Channels = channels.DrainToImmutable(),
            Events = [.. events.OrderBy(item => item.Window.Start)],
            Counts = new ImportCounts(0, 0, 0, 0),
        }, reader.Warnings);
    }

    // All channels of the list, or the one that is asked for: it may have a timeline without being in the list.
    private static Outcome<List<(string Channel, ScheduleChannel About)>> Wanted(
        ExportGuideRequest request, TimelineReader reader, OperationContext context)
    {
        var only = "";
        if (request.Channel is { } asked
            && !TimelineRef.Find(asked, reader.List, reader.Timelines, context).TryGet(out only, out var problem))
        {
            return problem;
        }

        if (request.Channel is not null && reader.List.Find(only) is null)
        {
            var id = XmltvChannelId.IsValid(only) ? only : XmltvChannelId.MakeValid(only, new HashSet<string>());
            return new List<(string, ScheduleChannel)> { (only, new ScheduleChannel(id, only)) };
        }

        // The ids and numbers are those that the channel has among all.
        var ids = new GuideIds(reader.List);
        var numbers = new GuideNumbers(reader.List);
        return reader.List.Channels
            .Where(channel => request.Channel is null || channel.Id == only)
            .Select(channel => (
                channel.Id,
                new ScheduleChannel(ids.Of(channel), channel.TvgName ?? channel.Name, Extras(channel, numbers.Of(channel)))))
            .ToList();
    }

    // An id made of title, start and channel is made again by an import, so the guide need not hold it.
    private static ScheduleEvent On(ScheduleEvent item, string channel) => item with
    {
        Channel = channel,
        Id = item.Id == Fingerprint.Of(item.Title, item.Window.Start, item.Channel).ToString()
            ? Fingerprint.Of(XmltvText.OneLine(item.Title), item.Window.Start, channel).ToString()
            : item.Id,
    };

    private static void Write(Stream output, Schedule guide, ExportGuideRequest request, OperationContext context)
    {
        if (!request.IsPacked)
        {
            new XmltvWriter().Write(output, guide, new WriteOptions(context.Now));
            return;
        }

        using var packed = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        new XmltvWriter().Write(packed, guide, new WriteOptions(context.Now));
    }

    // The channel's other names, where TV apps look for them, and its logo.
    private static string? Extras(Channel channel, string number)
    {
        var names = new[] { channel.TvgName is not null && channel.TvgName != channel.Name ? channel.Name : null, number };
        var children = string.Concat(names.OfType<string>().Select(name => $"<display-name>{Escaped(name)}</display-name>"));
        if (channel.Logo is { } logo)
        {
            children += $"<icon src=\"{Escaped(logo)}\"/>";
        }

        return $"<extras>{children}</extras>";
    }

    private static string Escaped(string text) => SecurityElement.Escape(XmltvText.OneLine(text));
}
