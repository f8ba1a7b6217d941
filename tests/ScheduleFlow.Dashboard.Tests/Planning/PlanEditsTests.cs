using ScheduleFlow.Dashboard.Planning;

namespace ScheduleFlow.Dashboard.Tests.Planning;

public sealed class PlanEditsTests
{
    private const string Plan = """
        # Ours.
        channel: A   # its name
        own_key: kept
        pools:
          films: { stored: Films, category: film }   # all
        rules:
          # The usual one.
          - { cooldown: 48h, tier: want }
          - cooldown: 2h
            tier: nice   # softly

        fillers: films

        """;

    [Fact]
    public void A_value_is_replaced_and_nothing_else()
    {
        var edited = PlanEdits.Set(Plan, Rule(0), "cooldown", "24h");

        edited.Should().Be(Plan.Replace("48h", "24h", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_is_added_where_its_object_ends()
    {
        PlanEdits.Set(Plan, Rule(0), "pool", "films").Should().Contain("- { cooldown: 48h, tier: want, pool: films }\n");
        PlanEdits.Set(Plan, Rule(1), "pool", "films").Should().Contain("    tier: nice   # softly\n    pool: films\n\nfillers");
        PlanEdits.Set(Plan, PlanReader.Read(Plan), "days", "3").Should().EndWith("fillers: films\ndays: 3\n");
    }

    [Fact]
    public void A_key_is_taken_away()
    {
        PlanEdits.Remove(Plan, Rule(0), "cooldown").Should().Contain("  - { tier: want }\n");
        PlanEdits.Remove(Plan, Rule(0), "tier").Should().Contain("  - { cooldown: 48h }\n");
        PlanEdits.Remove(Plan, Rule(1), "cooldown").Should().Contain("  - tier: nice   # softly\n");
        PlanEdits.Remove(Plan, Rule(1), "tier").Should().Contain("  - cooldown: 2h\n\nfillers");
    }

    [Fact]
    public void Items_are_added_moved_and_taken_away()
    {
        var root = PlanReader.Read(Plan);

        PlanEdits.AddItem(Plan, root, "rules", "{ separation: 1h }").Should().Contain("# softly\n  - { separation: 1h }\n");
        PlanEdits.AddItem(Plan, root, "blocks", "{ name: B }").Should().EndWith("fillers: films\n\nblocks:\n  - { name: B }\n");
        PlanEdits.AddNamed(Plan, root, "pools", "more", "{ stored: X }").Should().Contain("# all\n  more: { stored: X }\nrules:");
        PlanEdits.RemoveItem(Plan, root["rules"]!, 1).Should().Contain("tier: want }\n\nfillers");
        PlanEdits.Swap(Plan, root["rules"]!, 0).Should().Contain("  - cooldown: 2h\n    tier: nice   # softly\n  - { cooldown: 48h, tier: want }\n");
        var without = PlanEdits.RemoveItem(PlanEdits.RemoveItem(Plan, root["rules"]!, 1), Rules(PlanEdits.RemoveItem(Plan, root["rules"]!, 1)), 0);
        PlanReader.Read(without)["rules"]!.Items.Should().BeEmpty();
        PlanEdits.AddItem(without, PlanReader.Read(without), "rules", "{ cooldown: 1h }").Should().Contain("- { cooldown: 1h }");
    }

    [Fact]
    public void Json_stays_json()
    {
        const string json = """{"channel":"A","rules":[{"cooldown":"48h"},{"separation":"2h"}]}""";
        var root = PlanReader.Read(json);

        PlanEdits.Set(json, root["rules"]!.Items[0], "tier", PlanQuotes.Write("must", isJson: true)).Should().Contain("""{"cooldown":"48h", "tier": "must"}""");
        PlanEdits.RemoveItem(json, root["rules"]!, 0).Should().Be("""{"channel":"A","rules":[{"separation":"2h"}]}""");
        PlanEdits.Swap(json, root["rules"]!, 0).Should().Be("""{"channel":"A","rules":[{"separation":"2h"},{"cooldown":"48h"}]}""");
        PlanEdits.AddItem(json, root, "blocks", "{}").Should().Contain("\"blocks\": [{}]");
    }

    [Theory]
    [InlineData("Film night", "Film night")]
    [InlineData("06:00", "\"06:00\"")]
    [InlineData("Ident: one", "\"Ident: one\"")]
    [InlineData("https://media.example.org/a.mp4", "https://media.example.org/a.mp4")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("7", "\"7\"")]
    [InlineData("2026-12-07", "2026-12-07")]
    [InlineData("say \"no\"", "\"say \\\"no\\\"\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("", "\"\"")]
    public void Quotes_stand_where_they_are_needed(string value, string written)
    {
        PlanQuotes.Write(value).Should().Be(written);
        PlanQuotes.Read(written).Should().Be(value);
    }

    private static PlanNode Rule(int index) => Rules(Plan).Items[index];

    private static PlanNode Rules(string text) => PlanReader.Read(text)["rules"]!;
}
