using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Dashboard.Channels;

namespace ScheduleFlow.Dashboard.Tests.Channels;

public sealed class TextReplacementTests
{
    [Fact]
    public void Every_field_in_which_the_text_is_found_is_a_change_of_its_own()
    {
        var channel = Some.Channel("a") with
        {
            Name = "Media one",
            BackupUrls = ["https://MEDIA.example.edu/b.m3u8", "https://other.example.edu"],
        };
        var fields = ImmutableArray.Create(ChannelFields.Name, ChannelFields.Url, ChannelFields.Backups);
        var replacement = new TextReplacement("media", "cdn", fields, IsExact: false);

        var found = replacement.In([channel]);

        found.Select(text => (text.Field, text.After)).Should().Equal(
            (ChannelFields.Name, "cdn one"),
            (ChannelFields.Url, "https://cdn.example.edu/a.m3u8"),
            (ChannelFields.Backups, "https://cdn.example.edu/b.m3u8\nhttps://other.example.edu"));
    }

    [Fact]
    public void Capitals_matter_where_they_shall()
    {
        var found = new TextReplacement("channel", "Station", [ChannelFields.Name], IsExact: true).In([Some.Channel("a")]);

        found.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_to_find_finds_nothing() =>
        new TextReplacement("", "x", [ChannelFields.Name], IsExact: false).In([Some.Channel("a")]).Should().BeEmpty();

    [Fact]
    public void The_changes_of_a_channel_are_sent_together_and_can_be_taken_back()
    {
        var channel = Some.Channel("a") with { Group = "Old" };
        var found = new[]
        {
            new FoundText(channel, ChannelFields.Url, channel.Url, "https://cdn.example.edu/a.m3u8"),
            new FoundText(channel, ChannelFields.Group, "Old", ""),
        };

        var update = TextReplacement.Updates(found).Should().ContainSingle().Subject;

        Encoding.UTF8.GetString(update.Body).Should().Be("""{"url":"https://cdn.example.edu/a.m3u8","group":null}""");
        Encoding.UTF8.GetString(update.Back).Should().Be($$"""{"url":"{{channel.Url}}","group":"Old"}""");
    }

    [Theory]
    [InlineData(ChannelFields.Name, true)]
    [InlineData(ChannelFields.Url, true)]
    [InlineData(ChannelFields.Group, false)]
    public void A_channel_cannot_be_without_name_and_address(string field, bool isImpossible) =>
        new FoundText(Some.Channel("a"), field, "x", " ").IsImpossible.Should().Be(isImpossible);
}
