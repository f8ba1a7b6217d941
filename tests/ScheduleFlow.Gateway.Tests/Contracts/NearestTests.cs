using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Tests.Contracts;

public sealed class NearestTests
{
    private static readonly string[] Known = ["cooldown_hours", "dry_run", "name", "mode"];

    [Theory]
    [InlineData("cooldown_hour", "cooldown_hours")]
    [InlineData("cooldwon_hours", "cooldown_hours")]
    [InlineData("DRY-RUN", "dry_run")]
    [InlineData("nmae", "name")]
    [InlineData("mod", "mode")]
    public void One_or_two_slips_are_understood(string word, string meant) => Nearest.To(word, Known).Should().Be(meant);

    [Theory]
    [InlineData("colour")]
    [InlineData("cool_hour")]
    [InlineData("x")]
    [InlineData("")]
    public void Another_word_is_none_of_them(string word) => Nearest.To(word, Known).Should().BeNull();

    [Fact]
    public void Of_equals_it_is_the_first() => Nearest.To("nome", Known).Should().Be("name");
}
