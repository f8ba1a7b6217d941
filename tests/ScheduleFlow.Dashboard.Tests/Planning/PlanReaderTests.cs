using ScheduleFlow.Dashboard.Planning;

namespace ScheduleFlow.Dashboard.Tests.Planning;

public sealed class PlanReaderTests
{
    private const string Plan = """
        # A week.
        channel: Harbour TV   # by its name
        start: 2026-12-07
        pools:
          films: { playlist: films.m3u, category: film }
          idents:
            items:
              - { url: https://media.example.org/ident.mp4, title: "Ident: one", duration: 10s }
              - url: https://media.example.org/two.mp4
                duration: 20s
        blocks:
        - { name: All day, from: "00:00", to: "24:00",
            pool: [films, idents] }
        fillers: idents
        """;

    [Fact]
    public void Every_piece_is_found_in_its_place()
    {
        var root = PlanReader.Read(Plan);

        root.Entries.Select(entry => entry.Key).Should().Equal("channel", "start", "pools", "blocks", "fillers");
        root.TextOf("channel").Should().Be("Harbour TV");
        root["pools"]!["films"]!.TextOf("playlist").Should().Be("films.m3u");
        var items = root["pools"]!["idents"]!["items"]!.Items;
        items.Should().HaveCount(2);
        items[0].TextOf("title").Should().Be("Ident: one");
        items[0].TextOf("url").Should().Be("https://media.example.org/ident.mp4");
        items[1].TextOf("duration").Should().Be("20s");
        var block = root["blocks"]!.Items.Should().ContainSingle().Subject;
        block["pool"]!.Texts.Should().Equal("films", "idents");
        Plan[block["to"]!.Start..block["to"]!.End].Should().Be("\"24:00\"");
    }

    [Fact]
    public void Json_is_read_as_well()
    {
        var root = PlanReader.Read("""{"channel":"A: b","days":7,"blocks":[{"name":"x","pool":["a","b"]}]}""");

        root.TextOf("channel").Should().Be("A: b");
        root["blocks"]!.Items[0]["pool"]!.Texts.Should().Equal("a", "b");
    }

    [Fact]
    public void What_is_not_taken_apart_is_left_alone()
    {
        var root = PlanReader.Read("channel: |\n  one\n  two\nzone: &x UTC\nstart: a text\n  of two lines\ndays: 3\n");

        root["channel"]!.Kind.Should().Be(PlanNodeKind.Other);
        root["zone"]!.Kind.Should().Be(PlanNodeKind.Other);
        root.TextOf("days").Should().Be("3");
        root.Entries.Should().HaveCount(4);
    }

    [Fact]
    public void Half_written_text_gives_what_there_is()
    {
        PlanReader.Read("channel: A\nblocks:\n  - { name: B, fro\nrules:\n  - { cooldown: 48h }\n")["rules"]!.Items.Should().HaveCount(1);
        PlanReader.Read("").Kind.Should().Be(PlanNodeKind.Map);
        PlanReader.Read(": : [}{ \"").Kind.Should().Be(PlanNodeKind.Map);
        PlanReader.Read("channel: A\nstar").Entries.Should().HaveCount(2);
    }

    [Fact(Timeout = 60_000)]
    public Task Every_beginning_of_a_plan_and_every_plan_with_a_stray_sign_is_read_to_its_end()
    {
        for (var i = 0; i < Plan.Length; i++)
        {
            Xunit.TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            PlanReader.Read(Plan[..i]).End.Should().BeLessThanOrEqualTo(i);
            foreach (var sign in "{}[]\":-#|\n ")
            {
                PlanReader.Read(Plan.Insert(i, sign.ToString())).Should().NotBeNull();
            }
        }

        PlanReader.Read(new string('[', 5_000)).Should().NotBeNull();
        PlanReader.Read(string.Concat(Enumerable.Repeat("- ", 2_500))).Should().NotBeNull();
        return Task.CompletedTask;
    }
}
