using ScheduleFlow.Dashboard.Planning;

namespace ScheduleFlow.Dashboard.Tests.Planning;

public sealed class PlanPlaceTests
{
    [Theory]
    [InlineData("channel: A\n|", "plan", null)]
    [InlineData("channel: A|", "plan", "channel")]
    [InlineData("channel: A\nblocks:\n  - { name: B, | }\n", "block", null)]
    [InlineData("channel: A\nblocks:\n  - { name: B, order: | }\n", "block", "order")]
    [InlineData("blocks:\n  - name: B\n    |\nrules:\n", "block", null)]
    [InlineData("blocks:\n  - name: B\n|\nrules:\n", "plan", null)]
    [InlineData("pools:\n  films: { stored: X, filter: { | } }\n", "filter", null)]
    [InlineData("pools:\n  films: { items: [{ | }] }\n", "item", null)]
    [InlineData("fixed:\n  - name: News\n    item: { url: x, | }\n", "item", null)]
    [InlineData("rules:\n  - { tier: | }\n", "rule", "tier")]
    [InlineData("rules:\n  - |", "rule", null)]
    [InlineData("blocks:\n  - { name: B, fr|\nrules: []\n", "block", null)]
    public void The_caret_is_in_an_object_and_perhaps_in_a_value(string marked, string shape, string? field)
    {
        var caret = marked.IndexOf('|', StringComparison.Ordinal);
        var text = marked.Remove(caret, 1);

        var place = PlanPlace.At(text, PlanReader.Read(text), caret);

        (place.Shape.Name, place.Field?.Key).Should().Be((shape, field));
    }

    [Fact]
    public void Keys_that_are_there_are_not_offered()
    {
        const string text = "rules:\n  - { cooldown: 48h,  }\n";

        var place = PlanPlace.At(text, PlanReader.Read(text), text.IndexOf('}', StringComparison.Ordinal) - 1);

        place.Missing.Select(key => key.Key).Should().Contain("tier").And.NotContain("cooldown");
    }
}
