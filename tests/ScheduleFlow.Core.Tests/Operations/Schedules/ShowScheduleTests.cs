using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

public sealed class ShowScheduleTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly OperationContext _context;

    public ShowScheduleTests()
    {
        var now = Instant.FromUtc(2025, 11, 24, 0);
        _context = new OperationContext { Store = new FileStore(_folder["data"], new ChangeOrigin(now, "test", null, null)), Now = now, Entropy = Guid.Empty };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_reply_describes_every_field_of_the_stored_document()
    {
        var extras = ScheduleFormats.All.Aggregate(Extras.None, (all, format) => all.With(format.Name, "{}"));
        var schedule = new Schedule
        {
            Id = new ScheduleId(Guid.Parse("6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11")),
            Name = "Week “49” & more",
            Source = "xmltv",
            Imported = _context.Now,
            Change = new ScheduleChange(_context.Now, "anna", "import-schedule", "The match runs over"),
            Channels = [new ScheduleChannel("one", "One", null), new ScheduleChannel("two", "Two", "<channel/>")],
            Counts = new ImportCounts(3, 1, 0, 1),
            Extras = extras,
            Events =
            [
                Event("a", hour: 1),
                Event("b", hour: 2) with { Channel = "one", Clump = "0/2", MediaUrl = "b.mp4", Category = "News", Description = "…", Extras = extras },
            ],
        };
        _context.Store.Schedules.Add([schedule]).Problem.Should().BeNull();

        var request = new ShowScheduleRequest { Id = schedule.Id.ToString() };
        var stored = ShowSchedule.Run(request, _context).Value.Should().BeOfType<StoredReply>().Subject.Document;
        var reply = JsonSerializer.Deserialize(stored.Span, request.ReplyJson)!;

        Written(reply.Write).Should().Be(Written(json => JsonSerializer.Serialize(json, JsonDocument.Parse(stored).RootElement)).Insert(1, "\"status\":\"success\","));
    }

    private ScheduleEvent Event(string id, int hour) => new()
    {
        Id = id,
        Title = id,
        Window = new TimeWindow(_context.Now.PlusSeconds(hour * 3_600), _context.Now.PlusSeconds((hour + 1) * 3_600)),
    };

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
