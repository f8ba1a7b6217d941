using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Channels;

public sealed class ChannelStoreTests : ChannelOperations
{
    private const string Two = "#EXTM3U\n#EXTINF:-1 tvg-id=\"a.example\" group-title=\"News\",A\nhttp://host/a\n#EXTINF:-1 tvg-id=\"b.example\" group-title=\"Films;News\",B\nhttp://host/b\n";

    [Fact]
    public void An_import_says_what_is_new_changed_and_gone_and_a_dry_run_changes_nothing()
    {
        var dry = Reply(ImportChannels.Run(new ImportChannels.Request { Input = Input(Two), IsDryRun = true }, At()));
        dry.GetProperty("added").GetInt32().Should().Be(2);
        Store().Channels.Load().Value.Channels.Should().BeEmpty();
        File.Exists(Path.Combine(Folder["data"], "channels.json")).Should().BeFalse();

        Import(Two).GetProperty("total").GetInt32().Should().Be(2);
        var second = Import("#EXTM3U\n#EXTINF:-1 tvg-id=\"a.example\",A\nhttp://host/new\n#EXTINF:-1 tvg-id=\"c.example\",C\nhttp://host/c\n");

        (Count("added"), Count("changed"), Count("unchanged"), Count("vanished"), Count("removed"), Count("total")).Should().Be((1, 1, 0, 1, 0, 3));
        second.GetProperty("changes").EnumerateArray().First(change => change.GetProperty("id").GetString() == "a.example").GetProperty("fields").GetString().Should().Be("url");

        int Count(string name) => second.GetProperty(name).GetInt32();
    }

    [Fact]
    public void The_same_request_under_one_key_is_made_once()
    {
        ImportChannels.Request request = new() { Input = Input(Two), IdempotencyKey = "k-1" };
        Reply(ImportChannels.Run(request, At())).GetProperty("added").GetInt32().Should().Be(2);
        Store().Audit.List(new AuditQuery(9, null, null)).Value.Entries.Should().ContainSingle();

        ImportChannels.Run(request, At(5)).Value.Should().BeOfType<Core.Operations.Inputs.RepeatedReply>();
        ImportChannels.Run(request with { Input = Input(Two + "#EXTINF:-1,C\nhttp://c\n") }, At(6)).Problem!.Type.Should().Be(ErrorType.Conflict);
    }

    [Fact]
    public void Pages_of_a_filtered_list_hold_every_channel_once_also_when_channels_go_between()
    {
        Import("#EXTM3U\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"#EXTINF:-1 tvg-id=\"c{i}.example\" group-title=\"{(i % 2 == 0 ? "Even" : "Odd")}\",Channel {i}\nhttp://host/{i}\n")));
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = Reply(ListChannels.Run(new ListChannels.Request("4", after, "even", null, null), At()));
            page.GetProperty("total").GetInt32().Should().Be(13 - (after is null ? 0 : 1));
            seen.AddRange(page.GetProperty("channels").EnumerateArray().Select(channel => channel.GetProperty("id").GetString()!));
            if (after is null)
            {
                DeleteChannel.Run("c2.example", At()).Problem.Should().BeNull();
            }

            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.Should().Equal(Enumerable.Range(0, 13).Select(i => $"c{i * 2}.example"));
    }

    [Theory]
    [InlineData("0", null, null)]
    [InlineData("abc", null, null)]
    [InlineData(null, "nonsense", null)]
    [InlineData(null, null, "fine")]
    public void What_a_list_cannot_mean_is_refused(string? limit, string? after, string? state) =>
        ListChannels.Run(new ListChannels.Request(limit, after, null, null, state), At()).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void A_channel_is_added_changed_and_deleted()
    {
        var id = Add("""{"name":" Lobby ","url":"https://a.example/l.m3u8","number":5,"backup_urls":["https://b.example/l.m3u8"],"tags":{"floor":"2"}}""").GetProperty("channel").GetProperty("id").GetString()!;
        AddChannel.Run(new AddChannel.Request(Input("""{"name":"lobby","url":"https://a.example/l.m3u8"}""")), At()).Problem!.Type.Should().Be(ErrorType.Conflict);

        var changed = Reply(UpdateChannel.Run(new UpdateChannel.Request(id, Input("""{"name":"Lobby TV","number":null,"tags":{"floor":"3"}}""")), At(9)));
        changed.GetProperty("changed").EnumerateArray().Select(field => field.GetString()).Should().Equal("name", "number", "tags");
        var shown = Reply(ShowChannel.Run(id, At())).GetProperty("channel");
        shown.GetProperty("name").GetString().Should().Be("Lobby TV");
        shown.TryGetProperty("number", out _).Should().BeFalse();
        shown.GetProperty("backup_urls")[0].GetString().Should().Be("https://b.example/l.m3u8");
        shown.GetProperty("updated").GetString().Should().Be(Events.Origin.PlusSeconds(9).ToString());

        Reply(UpdateChannel.Run(new UpdateChannel.Request(id, Input("""{"name":"Lobby TV"}""")), At(10))).GetProperty("changed").GetArrayLength().Should().Be(0);
        UpdateChannel.Run(new UpdateChannel.Request(id, Input("""{"id":"other"}""")), At()).Problem!.Errors.Should().ContainSingle().Which.Should().Contain("cannot be changed");
        UpdateChannel.Run(new UpdateChannel.Request("nope", Input("{}")), At()).Problem!.Type.Should().Be(ErrorType.NotFound);

        Reply(DeleteChannel.Run(id, At())).GetProperty("deleted").GetString().Should().Be(id);
        DeleteChannel.Run(id, At()).Problem!.Type.Should().Be(ErrorType.NotFound);
        Store().Audit.List(new AuditQuery(9, null, null)).Value.Entries.Should().HaveCount(3, "what changes nothing leaves no line");
    }

    [Fact]
    public void A_schedule_can_be_assigned_only_where_it_exists_and_says_which_channel_it_is()
    {
        var guide = Samples.Schedule(2) with { Events = [Events.At(0, 10) with { Channel = "x" }, Events.At(0, 10) with { Channel = "y" }], Channels = [new("x", "Channel X"), new("y", "Channel Y")] };
        Store().Schedules.Add([Samples.Schedule(1), guide]).Problem.Should().BeNull();
        Import(Two);

        Assign("a.example", $$"""{"schedule_id":"{{Samples.Id(9)}}"}""").Problem!.Type.Should().Be(ErrorType.NotFound);
        Assign("a.example", $$"""{"schedule_id":"{{Samples.Id(1)}}"}""").Problem.Should().BeNull();
        var ambiguous = Assign("a.example", $$"""{"schedule_id":"{{Samples.Id(2)}}"}""").Problem!;
        ambiguous.Type.Should().Be(ErrorType.Validation);
        ambiguous.Hint.Should().Contain("x, y");
        Assign("a.example", $$"""{"schedule_id":"{{Samples.Id(2)}}","schedule_channel":"z"}""").Problem!.Message.Should().Contain("z");
        Assign("a.example", $$"""{"schedule_id":"{{Samples.Id(2)}}","schedule_channel":"y"}""").Problem.Should().BeNull();
        Assign("a.example", """{"schedule_channel":null,"name":"channel x"}""").Problem.Should().BeNull("its name is that of one of them");
        Assign("a.example", """{"schedule_id":null}""").Problem.Should().BeNull();
        Assign("a.example", """{"schedule_channel":"y"}""").Problem!.Type.Should().Be(ErrorType.Validation);

        Outcome<Core.Operations.IReply> Assign(string id, string fields) => UpdateChannel.Run(new UpdateChannel.Request(id, Input(fields)), At());
    }

    [Fact]
    public void Organizing_is_tried_first_and_then_done()
    {
        Import(Two + "#EXTINF:-1 tvg-id=\"b.example\" group-title=\"news\",B\nhttp://backup/b\n");

        var dry = Reply(OrganizeChannels.Run(new OrganizeChannels.Request(), At()));
        dry.GetProperty("dry_run").GetBoolean().Should().BeTrue();
        dry.GetProperty("duplicates_removed").GetInt32().Should().Be(1);
        Store().Channels.Load().Value.Channels.Should().HaveCount(3);

        var done = Reply(OrganizeChannels.Run(new OrganizeChannels.Request { IsApplied = true, FirstNumber = "10" }, At()));
        done.GetProperty("renumbered").GetInt32().Should().Be(2);
        var channels = Store().Channels.Load().Value.Channels;
        channels.Select(channel => (channel.Name, channel.Number)).Should().Equal(("B", "10"), ("A", "11"));
        channels[0].BackupUrls.Should().Equal("http://backup/b");
        Reply(OrganizeChannels.Run(new OrganizeChannels.Request { IsApplied = true, FirstNumber = "10" }, At())).GetProperty("moved").GetInt32().Should().Be(0);

        OrganizeChannels.Run(new OrganizeChannels.Request { Steps = "tidy" }, At()).Problem!.Hint.Should().Contain("duplicates");
        OrganizeChannels.Run(new OrganizeChannels.Request { Sort = "size" }, At()).Problem!.Type.Should().Be(ErrorType.Validation);
        OrganizeChannels.Run(new OrganizeChannels.Request { FirstNumber = "0" }, At()).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public async Task Imports_at_the_same_time_lose_nothing()
    {
        var tasks = Enumerable.Range(0, 8).Select(list => Task.Run(() => Reply(ImportChannels.Run(
            new ImportChannels.Request { Input = Input($"#EXTM3U\n#EXTINF:-1 tvg-id=\"c{list}.example\",C{list}\nhttp://host/{list}\n"), Source = $"list-{list}" }, At())), TestContext.Current.CancellationToken));
        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Store().Channels.Load().Value.Channels.Select(channel => channel.Id).Should().BeEquivalentTo(Enumerable.Range(0, 8).Select(list => $"c{list}.example"));
    }

    [Fact]
    public void A_damaged_list_comes_back_as_it_was_before_its_last_change()
    {
        Import(Two);
        Add("""{"name":"C","url":"http://c"}""");
        File.WriteAllText(Path.Combine(Folder["data"], "channels.json"), "{\"version\":1,\"chan");

        var store = Store();
        store.Channels.Load().Value.Channels.Should().HaveCount(2);
        store.Notices.Should().ContainSingle().Which.Should().Contain("restored");
        Directory.GetFiles(Folder["data"], "channels.json.corrupt-*").Should().ContainSingle();
    }
}
