using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Formats;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

/// <summary>
/// Every format with any mixture of range, day, zone, channel, day start, compactness and schedules: the document is refused
/// with a reason, or holds what was selected, and <c>verify</c> says so until the schedule is another.
/// </summary>
public sealed class ExportOptionTests : IDisposable
{
    private const int Rounds = 40;

    private static readonly string?[] Zones = [null, "UTC", "America/St_Johns", "Pacific/Apia", "Europe/Berlin"];

    private readonly TempFolder _folder = new();
    private readonly OperationContext _context;

    public ExportOptionTests()
    {
        var now = Instant.FromUtc(2025, 11, 24, 0);
        _context = new OperationContext { Store = new FileStore(_folder["data"], new ChangeOrigin(now, "test", null, null)), Now = now, Entropy = Guid.Empty };
    }

    public static TheoryData<string> Formats => [.. ScheduleFormats.WriterNames];

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Formats))]
    public Task Whatever_is_asked_for_is_written_and_verified_or_refused(string format) => Task.Run(
        () =>
        {
            var written = 0;
            for (var seed = 1; seed <= Rounds; seed++)
            {
                var random = new Random(seed);
                ImmutableArray<Schedule> parts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Stored(random, format))];
                List<string> ids = [.. parts.Select(part => part.Id.ToString())];
                var request = Request(random, format, parts);

                if (!ExportSchedule.Prepare(ids, request, _context).TryGet(out var prepared, out var problem))
                {
                    problem.Type.Should().Match<ErrorType>(type => type == ErrorType.Validation || type == ErrorType.NotFound, $"{request}");
                    continue;
                }

                written++;
                var path = _folder[$"{seed}"];
                using (var file = File.Create(path))
                {
                    prepared.Write(file);
                }

                ExportCheck.IsSame(path, format, prepared.Plan.Options, [prepared.Held]).Should().NotBe(false, $"{request}");
                prepared.Schedule.Events.Should().OnlyContain(item => IsSelected(item, prepared.Plan.Selection), $"{request}");
                Verified(path, ids, request).Should().Be(ExitCode.Done, $"{request}");

                // Of another schedule it is no export.
                var last = prepared.Schedule.Events[^1];
                if (parts.Length == 1 && last.MediaUrl is not null)
                {
                    Replace(parts, last, last with { Title = "Another", MediaUrl = "another.mp4" });
                    Verified(path, ids, request).Should().Be(ExitCode.Findings, $"{request}");
                }
            }

            written.Should().BeGreaterThan(Rounds / 8, "a test that writes nothing tests nothing");
        },
        TestContext.Current.CancellationToken);

    private static bool IsSelected(ScheduleEvent item, ScheduleSelection selection) =>
        (selection.From is not { } from || item.Window.End > from) && (selection.To is not { } to || item.Window.Start < to) && (selection.Channel is null || item.Channel == selection.Channel)
        && (selection.Day is not { } day || item.Window.Overlaps(day.Window));

    private static ExportRequest Request(Random random, string format, ImmutableArray<Schedule> parts)
    {
        var events = parts.SelectMany(part => part.Events).ToList();
        var some = events[random.Next(events.Count)];
        return new ExportRequest
        {
            Format = format,
            From = random.Next(3) == 0 ? some.Window.Start.ToString() : null,
            To = random.Next(3) == 0 ? some.Window.End.PlusSeconds(random.Next(20_000)).ToString() : null,
            Date = random.Next(4) == 0 ? some.Window.Start.ToString()[..10] : null,
            Zone = Zones[random.Next(Zones.Length)],
            Channel = some.Channel is not null && random.Next(2) == 0 ? some.Channel : null,
            DayStart = random.Next(3) == 0 ? $"{random.Next(24):00}:30" : null,
            FrameRate = random.Next(3) == 0 ? "29.97" : null,
            IsCompact = random.Next(2) == 0,
        };
    }

    private ExitCode Verified(string path, List<string> ids, ExportRequest request) =>
        VerifyExport.Run(
            new VerifyRequest
            {
                File = path,
                Against = [.. ids],
                Format = request.Format,
                From = request.From,
                To = request.To,
                Date = request.Date,
                Zone = request.Zone,
                Channel = request.Channel,
                DayStart = request.DayStart,
                FrameRate = request.FrameRate,
                Compact = request.IsCompact,
            },
            _context).Value.Exit;

    private Schedule Stored(Random random, string format)
    {
        // As an import leaves it: no half characters, nothing blank, no white space around anything.
        var schedule = RoundTripTests.NewSchedule(random, format, RoundTripTests.Hostile);
        using var document = new MemoryStream();
        ScheduleFormats.Writer(FormatNames.Json)!.Write(document, schedule, new WriteOptions(_context.Now));
        document.Position = 0;
        var draft = DocumentReading.Read(document, FormatNames.Json, new ReadingOptions { Start = _context.Now }).Value.Drafts.Single();
        schedule = schedule with { Name = draft.Name ?? "x", Events = draft.Events, Extras = null };
        _context.Store.Schedules.Add([schedule]).Problem.Should().BeNull();
        return schedule;
    }

    private void Replace(ImmutableArray<Schedule> parts, ScheduleEvent old, ScheduleEvent changed)
    {
        foreach (var part in parts)
        {
            _context.Store.Schedules.Replace(part with { Revision = 2, Events = [.. part.Events.Select(item => item.Title == old.Title && item.Window == old.Window ? changed : item)] }).Problem.Should().BeNull();
        }
    }
}
