using System.Text;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

/// <summary>The zone of each verb that has one: what the caller names, else the store's, else UTC.</summary>
public sealed class ZoneInputTests : Named
{
    private const string Document = """[{"title":"A","start":"2026-12-01 20:00","end":"2026-12-01 21:00"}]""";

    [Fact]
    public void A_zone_that_is_named_is_taken_and_the_settings_are_not_read()
    {
        ZoneInput.TryFind("europe/berlin", WithoutStore, out var zone).Should().BeNull();

        zone!.Id.Should().Be("Europe/Berlin");
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "Europe/Berlin", "Europe/Berlin")]
    [InlineData("", "Europe/Berlin", "Europe/Berlin")]
    [InlineData("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo")]
    [InlineData("UTC", "Europe/Berlin", "Etc/UTC")]
    public void Without_one_the_stores_counts_else_none(string? named, string? stores, string? found)
    {
        Set(stores);

        ZoneInput.TryFind(named, Context, out var zone).Should().BeNull();

        zone?.Id.Should().Be(found is "Etc/UTC" ? zone.Id : found);
        (zone is null).Should().Be(found is null);
        if (named == "UTC")
        {
            zone!.ToLocalSeconds(Context.Now).Should().Be(Context.Now.UnixSeconds);
        }
    }

    [Fact]
    public void A_zone_that_there_is_not_is_refused() =>
        ZoneInput.TryFind("Europe/Berlinn", Context, out _)!.Message.Should().Contain("did you mean Europe/Berlin");

    [Theory]
    [InlineData(null, null, "2026-12-01T20:00:00Z")]
    [InlineData("Europe/Berlin", null, "2026-12-01T19:00:00Z")]
    [InlineData("Europe/Berlin", "Asia/Tokyo", "2026-12-01T11:00:00Z")]
    public void Documents_and_instants_without_an_offset_are_read_in_it(string? stores, string? named, string start)
    {
        Set(stores);
        var file = Folder.Write("week.json", Document);
        var imported = Replies.Json(ImportSchedule.Run(new ImportScheduleRequest { File = file, Zone = named }, Context)).GetProperty("schedule_id").GetString()!;

        ScheduleOf(imported).Events[0].Window.Start.ToString().Should().Be(start);
        DiffSchedules.Run(new DiffRequest { Before = file, After = imported, Zone = named }, Context).Value.Same.Should().BeTrue();
        Explain.Run(new ExplainRequest { Id = imported, At = "2026-12-01 20:00", Zone = named }, Context).Value.At.Should().Be(start);
        Explain.Run(new ExplainRequest { Id = imported, At = "2026-12-01 20:00", Zone = named }, Context).Value.OnAir.Should().BeTrue();
        var fill = new SchedulePlaylistRequest { Links = """["https://media.example.edu/a.mp4"]""", Start = "2026-12-01 20:00", Hours = 1, Slot = 60, Zone = named };
        ScheduleOf(Replies.Json(SchedulePlaylist.Run(fill, Context)).GetProperty("schedule_id").GetString()!)
            .Events[0].Window.Start.ToString().Should().Be(start);
    }

    [Theory]
    [InlineData(null, null, "20261124100000 +0000")]
    [InlineData("Europe/Berlin", null, "20261124110000 +0100")]
    [InlineData("Europe/Berlin", "UTC", "20261124100000 +0000")]
    public void Exports_are_written_in_it_and_verified_in_it(string? stores, string? named, string start)
    {
        Set(stores);
        var origin = Instant.FromUtc(2026, 11, 24, 10 * 3600);
        var schedule = Samples.Schedule(7);
        Context.Store.Schedules.Add([schedule with { Events = [schedule.Events[0] with { Window = new TimeWindow(origin, origin.PlusSeconds(60)) }] }]).Problem.Should().BeNull();

        var request = new ExportScheduleRequest { Ids = [Samples.Id(7).ToString()], Format = "xmltv", Zone = named };
        Encoding.UTF8.GetString(Replies.Document(Context, context => ExportSchedule.Run(request, context))).Should().Contain($"start=\"{start}\"");

        ExportSchedule.Run(new ExportScheduleRequest { Ids = request.Ids, Format = "csv", Zone = named, ExportName = "a.csv" }, Context).Problem.Should().BeNull();
        Replies.Json(VerifyExport.Run(new VerifyRequest { File = Folder["data", "exports", "a.csv"], Against = request.Ids, Zone = named }, Context))
            .GetProperty("same").GetBoolean().Should().BeTrue();
    }

    private Core.Schedules.Schedule ScheduleOf(string id) => Context.Store.Schedules.Load(ScheduleRef.Find(id, Context).Value).Value;

    private void Set(string? zone)
    {
        if (zone is not null)
        {
            Context.Store.Settings.Change<string>(settings => (settings with { Zone = zone }, zone), set => [set]).Problem.Should().BeNull();
        }
    }
}
