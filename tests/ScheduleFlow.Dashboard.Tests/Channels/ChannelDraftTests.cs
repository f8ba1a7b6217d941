using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Channels;
using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Tests.Channels;

public sealed class ChannelDraftTests
{
    [Fact]
    public void A_draft_that_is_not_changed_sends_nothing()
    {
        var draft = ChannelDraft.Of(Full());

        Encoding.UTF8.GetString(draft.Change(ChannelDraft.Of(Full()))).Should().Be("{}");
    }

    [Fact]
    public void Only_what_differs_is_sent_and_what_is_empty_is_removed()
    {
        var draft = ChannelDraft.Of(Full());
        draft[ChannelFields.Name] = " New ";
        draft[ChannelFields.Logo] = "";
        draft.Backups = "https://one.example.edu\n\n https://two.example.edu ";

        Encoding.UTF8.GetString(draft.Change(ChannelDraft.Of(Full()))).Should().Be(
            """{"name":"New","logo":null,"backup_urls":["https://one.example.edu","https://two.example.edu"]}""");
    }

    [Fact]
    public void A_tag_that_is_gone_is_named_with_null_because_others_stay()
    {
        var draft = ChannelDraft.Of(Full());
        draft.Tags = "catchup = vod\nradio=true";

        Encoding.UTF8.GetString(draft.Change(ChannelDraft.Of(Full()))).Should().Be(
            """{"tags":{"catchup":"vod","radio":"true","shift":null}}""");
    }

    [Fact]
    public void A_new_channel_sends_all_that_is_filled_in()
    {
        var draft = new ChannelDraft { Id = "lobby", Directives = "#EXTVLCOPT:x" };
        draft[ChannelFields.Name] = "Lobby";
        draft[ChannelFields.Url] = "https://media.example.edu/lobby.m3u8";

        Encoding.UTF8.GetString(draft.Whole()).Should().Be(
            """{"id":"lobby","name":"Lobby","url":"https://media.example.edu/lobby.m3u8","directives":["#EXTVLCOPT:x"]}""");
    }

    [Fact]
    public void Every_field_of_text_of_the_contract_can_be_read_and_has_its_words()
    {
        var texts = new Texts();
        foreach (var field in ChannelFields.Texts)
        {
            ChannelFields.Read(Full(), field).Should().NotBeNull(field);
            texts[$"channels.field.{field}"].Should().NotStartWith("channels.");
            texts[$"channels.hint.{field}"].Should().NotStartWith("channels.");
        }
    }

    [Theory]
    [InlineData(BulkWay.Add, "Two;New", "One;Two;New")]
    [InlineData(BulkWay.Remove, "one", "Two")]
    [InlineData(BulkWay.Set, "New", "New")]
    [InlineData(BulkWay.Clear, "", "")]
    public void The_groups_of_many_channels_are_changed(BulkWay way, string value, string expected)
    {
        var update = new BulkEdit(ChannelFields.Group, way, value).Of([Full()]).Should().ContainSingle().Subject;

        Encoding.UTF8.GetString(update.Body).Should().Be(
            expected.Length == 0 ? """{"group":null}""" : $$"""{"group":"{{expected}}"}""");
    }

    [Fact]
    public void A_channel_that_is_as_it_should_be_is_not_sent() =>
        new BulkEdit(ChannelFields.Group, BulkWay.Add, "two").Of([Full() with { Group = "two" }]).Should().BeEmpty();

    private static ChannelRow Full() => Some.Channel("a", "5") with
    {
        Group = "One;Two",
        TvgId = "a.example.edu",
        TvgName = "A",
        Logo = "https://media.example.edu/a.png",
        ScheduleId = "6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11",
        ScheduleChannel = "kids",
        BackupUrls = ["https://one.example.edu"],
        Tags = ImmutableSortedDictionary<string, string>.Empty.Add("catchup", "append").Add("shift", "1"),
    };
}
