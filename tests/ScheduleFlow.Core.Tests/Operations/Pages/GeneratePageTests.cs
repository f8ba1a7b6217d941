using System.Text.Json;
using System.Text.RegularExpressions;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Pages;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Pages;

/// <summary>Pages of what is on a channel.</summary>
public sealed partial class GeneratePageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileStore _store;

    public GeneratePageTests()
    {
        _store = new FileStore(_folder["data"], Samples.Origin);
        _store.Schedules.Add(
        [
            Samples.Schedule(1) with { Events = [Events.At(0, 100, "Long"), Events.At(100, 120, "Late")] },
            Samples.Schedule(2) with { Events = [Events.At(40, 60, "Special")] },
        ]).Problem.Should().BeNull();
        Publish(1);
        Publish(2);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_page_of_a_channel_plays_its_timeline_and_goes_on_where_an_item_was_left()
    {
        var reply = Run(new GeneratePageRequest { Timeline = "lobby" }).Value;

        reply.File.Should().Be("lobby.html");
        var start = Events.Origin.UnixSeconds;
        Items().Should().Equal(
            ("Long", start, start + 40, 0L),
            ("Special", start + 40, start + 60, 0L),
            ("Long", start + 60, start + 100, 60L),
            ("Late", start + 100, start + 120, 0L));
    }

    [Fact]
    public void A_part_of_the_timeline_is_what_from_and_to_leave()
    {
        Run(new GeneratePageRequest { Timeline = "lobby", From = Events.Origin.PlusSeconds(60).ToString() }).Problem.Should().BeNull();

        Items().Select(item => item.Title).Should().Equal("Long", "Late");
        Run(new GeneratePageRequest { Timeline = "lobby", From = Events.Origin.PlusSeconds(500).ToString() }).Problem!.Message
            .Should().Contain("Nothing is on “lobby”");
    }

    [Fact]
    public void A_page_plays_schedules_or_a_timeline_and_not_both()
    {
        Run(new GeneratePageRequest()).Problem!.Type.Should().Be(ErrorType.Validation);
        Run(new GeneratePageRequest { Timeline = "lobby", Ids = [Samples.Id(1).ToString()] }).Problem!.Type.Should().Be(ErrorType.Validation);
        Run(new GeneratePageRequest { Timeline = "nowhere" }).Problem!.Type.Should().Be(ErrorType.NotFound);
        Run(new GeneratePageRequest { Ids = [Samples.Id(1).ToString()] }).Value.Events.Should().Be(2);
    }

    private void Publish(int schedule) => _store.Timelines.Change<string>(
        timelines => (timelines.With(timelines.Of("lobby").Publish(new Publication { Schedule = Samples.Id(schedule), Published = Events.Origin })), ""),
        _ => []).Problem.Should().BeNull();

    private Outcome<ExportReply> Run(GeneratePageRequest request) => GeneratePage.Run(
        request, new OperationContext { Store = _store, Now = Events.Origin, Entropy = default });

    private List<(string Title, long Start, long End, long Skip)> Items()
    {
        var page = File.ReadAllText(_folder["data", "generated_pages", "lobby.html"]);
        using var schedule = JsonDocument.Parse(Embedded().Match(page).Groups[1].Value);
        return
        [
            .. schedule.RootElement.GetProperty("items").EnumerateArray().Select(item => (
                item.GetProperty("title").GetString()!,
                item.GetProperty("start").GetInt64(),
                item.GetProperty("end").GetInt64(),
                item.GetProperty("skip").GetInt64())),
        ];
    }

    [GeneratedRegex("""<script[^>]*type="application/json"[^>]*>(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Embedded();
}
