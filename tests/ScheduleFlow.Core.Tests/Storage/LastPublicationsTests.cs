using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>The list of channels is read from the lines of the timelines; what it shows is what reading them whole shows.</summary>
public sealed class LastPublicationsTests
{
    [Fact]
    public void It_is_the_publication_made_last_of_each_channel_with_its_lane()
    {
        var timelines = Timelines(
            ("one", [Publication(1), Publication(2, "Ünï,}]")]),
            ("two {\"", []),
            ("three", [Publication(3, "a"), Publication(1)]),
            ("Zwölf", [Publication(1)]));

        var last = LastPublications.Read(Document(timelines));

        last!.Select(entry => (entry.Key, entry.Value.Schedule, entry.Value.Lane)).Should().BeEquivalentTo(
            timelines.Channels.Values.Select(timeline => (timeline.Channel, timeline.Last!.Schedule, timeline.Last.Lane)));
    }

    [Fact]
    public void Of_timelines_without_publications_it_is_none() =>
        (LastPublications.Read(Document(ChannelTimelines.Empty)) is null or { Count: 0 }).Should().BeTrue();

    [Theory]
    [InlineData("a\\b")]
    [InlineData("a\"b")]
    public void A_text_that_JSON_escapes_is_left_to_the_reader_of_the_whole_document(string text)
    {
        LastPublications.Read(Document(Timelines((text, [Publication(1)])))).Should().BeNull();
        LastPublications.Read(Document(Timelines(("one", [Publication(1, text)])))).Should().BeNull();
    }

    [Fact]
    public void A_document_that_is_cut_anywhere_or_has_another_form_is_left_to_that_reader()
    {
        var document = Document(Timelines(("one", [Publication(1), Publication(2)]), ("two", [Publication(3, "a")])));
        for (var length = 0; length < document.Length; length++)
        {
            LastPublications.Read(document.AsSpan(0, length)).Should().BeNull();
        }

        foreach (var (part, other) in new[]
        {
            ("\"version\":1", "\"version\":2"), ("\"revision\":0", "\"revision\":-"), ("\"schedule\":\"0", "\"schedule\":\"x"),
            ("\"one\":[", "\"one\": ["), ("\"one\"", "\"two\""), ("},\n", "}\n"), ("}],\n", "}\n"), ("{\"schedule", "{ \"schedule"),
        })
        {
            var text = Encoding.UTF8.GetString(document);
            text.Should().Contain(part);
            LastPublications.Read(Encoding.UTF8.GetBytes(text.Replace(part, other, StringComparison.Ordinal))).Should().BeNull(part);
        }
    }

    private static Publication Publication(int schedule, string? lane = null) =>
        new() { Schedule = Samples.Id(schedule), Lane = lane, Published = Events.Origin, By = "key \"}],\"" };

    private static ChannelTimelines Timelines(params (string Channel, ImmutableArray<Publication> Publications)[] channels) =>
        channels.Aggregate(ChannelTimelines.Empty, (all, channel) => all.With(new ChannelTimeline(channel.Channel, channel.Publications)));

    private static byte[] Document(ChannelTimelines timelines)
    {
        using var output = new MemoryStream();
        TimelinesDocument.Write(output, timelines);
        return output.ToArray();
    }
}
