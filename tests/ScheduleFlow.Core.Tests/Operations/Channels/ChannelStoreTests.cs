using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Operations;
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
        var dry = Replies.Json(ImportChannels.Run(new ImportChannelsRequest { File = "-", DryRun = true }, Reading(Two)));
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
        var request = new ImportChannelsRequest { File = "-", RepeatKey = "k-1" };
        Replies.Json(ImportChannels.Run(request, Reading(Two))).GetProperty("added").GetInt32().Should().Be(2);
        Store().Audit.List(new AuditQuery(9, null, null)).Value.Entries.Should().ContainSingle();

        ImportChannels.Run(request, Reading(Two, 5)).Value.Should().BeOfType<StoredReply>();
        ImportChannels.Run(request, Reading(Two + "#EXTINF:-1,C\nhttp://c\n", 6)).Problem!.Type.Should().Be(ErrorType.Conflict);
    }

    [Fact]
    public void Pages_of_a_filtered_list_hold_every_channel_once_also_when_channels_go_between()
    {
        Import("#EXTM3U\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"#EXTINF:-1 tvg-id=\"c{i}.example\" group-title=\"{(i % 2 == 0 ? "Even" : "Odd")}\",Channel {i}\nhttp://host/{i}\n")));
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = Replies.Json(ListChannels.Run(new ListChannelsRequest { Limit = 4, After = after, Group = "even" }, At()));
            page.GetProperty("total").GetInt32().Should().Be(13 - (after is null ? 0 : 1));
            seen.AddRange(page.GetProperty("channels").EnumerateArray().Select(channel => channel.GetProperty("id").GetString()!));
            if (after is null)
            {
                DeleteChannel.Run(new DeleteChannelRequest { Id = "c2.example" }, At()).Problem.Should().BeNull();
            }

            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.Should().Equal(Enumerable.Range(0, 13).Select(i => $"c{i * 2}.example"));
    }

    [Theory]
    [InlineData("limit", "0")]
    [InlineData("limit", "abc")]
    [InlineData("after", "nonsense")]
    [InlineData("state", "fine")]
    public void What_a_list_cannot_mean_is_refused(string option, string value)
    {
        var request = new ListChannelsRequest();
        request.Add(request.Operation.Find(option)!, value);

        OperationBodies.Run(request, At()).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void A_channel_is_added_changed_and_deleted()
    {
        var id = Add("""{"name":" Lobby ","url":"https://a.example/l.m3u8","number":5,"backup_urls":["https://b.example/l.m3u8"],"tags":{"floor":"2"}}""").GetProperty("channel").GetProperty("id").GetString()!;
        AddChannel.Run(new AddChannelRequest(), Reading("""{"name":"lobby","url":"https://a.example/l.m3u8"}""")).Problem!.Type.Should().Be(ErrorType.Conflict);

        var changed = Replies.Json(Update(id, """{"name":"Lobby TV","number":null,"tags":{"floor":"3"}}""", 9));
        changed.GetProperty("changed").EnumerateArray().Select(field => field.GetString()).Should().Equal("name", "number", "tags");
        var shown = Replies.Json(ShowChannel.Run(new ShowChannelRequest { Id = id }, At())).GetProperty("channel");
        shown.GetProperty("name").GetString().Should().Be("Lobby TV");
        shown.TryGetProperty("number", out _).Should().BeFalse();
        shown.GetProperty("backup_urls")[0].GetString().Should().Be("https://b.example/l.m3u8");
        shown.GetProperty("updated").GetString().Should().Be(Events.Origin.PlusSeconds(9).ToString());

        Replies.Json(Update(id, """{"name":"Lobby TV"}""", 10)).GetProperty("changed").GetArrayLength().Should().Be(0);
        Update(id, """{"id":"other"}""").Problem!.Errors.Should().ContainSingle().Which.Should().Contain("cannot be changed");
        Update("nope", "{}").Problem!.Type.Should().Be(ErrorType.NotFound);

        Replies.Json(DeleteChannel.Run(new DeleteChannelRequest { Id = id }, At())).GetProperty("deleted").GetString().Should().Be(id);
        DeleteChannel.Run(new DeleteChannelRequest { Id = id }, At()).Problem!.Type.Should().Be(ErrorType.NotFound);
        Store().Audit.List(new AuditQuery(9, null, null)).Value.Entries.Should().HaveCount(3, "what changes nothing leaves no line");
    }

    [Fact]
    public void A_field_that_there_is_not_is_refused_with_the_nearest_that_there_is()
    {
        var refused = AddChannel.Run(new AddChannelRequest(), Reading("""{"name":"A","url":"http://a","tgv_id":"a","colour":"red"}""")).Problem!;

        refused.Type.Should().Be(ErrorType.Validation);
        refused.Errors.Should().Equal("there is no field “tgv_id”; did you mean “tvg_id”?", "there is no field “colour”; further values go under “tags”.");
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

        Outcome<Contracts.Operations.Reply> Assign(string id, string fields) => Update(id, fields);
    }

    [Fact]
    public void Organizing_is_tried_first_and_then_done()
    {
        Import(Two + "#EXTINF:-1 tvg-id=\"b.example\" group-title=\"news\",B\nhttp://backup/b\n");

        var dry = Replies.Json(OrganizeChannels.Run(new OrganizeChannelsRequest(), At()));
        dry.GetProperty("dry_run").GetBoolean().Should().BeTrue();
        dry.GetProperty("duplicates_removed").GetInt32().Should().Be(1);
        Store().Channels.Load().Value.Channels.Should().HaveCount(3);

        var done = Replies.Json(OrganizeChannels.Run(new OrganizeChannelsRequest { Apply = true, FirstNumber = 10 }, At()));
        done.GetProperty("renumbered").GetInt32().Should().Be(2);
        var channels = Store().Channels.Load().Value.Channels;
        channels.Select(channel => (channel.Name, channel.Number)).Should().Equal(("B", "10"), ("A", "11"));
        channels[0].BackupUrls.Should().Equal("http://backup/b");
        Replies.Json(OrganizeChannels.Run(new OrganizeChannelsRequest { Apply = true, FirstNumber = 10 }, At())).GetProperty("moved").GetInt32().Should().Be(0);

        OrganizeChannels.Run(new OrganizeChannelsRequest { Steps = ["tidy"] }, At()).Problem!.Hint.Should().Contain("duplicates");
        OrganizeChannels.Run(new OrganizeChannelsRequest { Sort = "size" }, At()).Problem!.Type.Should().Be(ErrorType.Validation);
        OperationBodies.Run(new OrganizeChannelsRequest { FirstNumber = 0 }, At()).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public async Task Imports_at_the_same_time_lose_nothing()
    {
        var tasks = Enumerable.Range(0, 8).Select(list => Task.Run(() => Replies.Json(ImportChannels.Run(
            new ImportChannelsRequest { File = "-", Source = $"list-{list}" }, Reading($"#EXTM3U\n#EXTINF:-1 tvg-id=\"c{list}.example\",C{list}\nhttp://host/{list}\n"))), TestContext.Current.CancellationToken));
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
