using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Tests.Parts;

public sealed class CategoriesTests
{
    [Fact]
    public void A_category_has_the_same_colour_however_it_is_spelt()
    {
        Categories.ClassOf("Film").Should().Be(Categories.ClassOf(" film ")).And.MatchRegex("^c[1-5]$");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("filler")]
    [InlineData("Filler")]
    public void Fillers_and_what_has_no_category_are_grey(string? category)
    {
        Categories.ClassOf(category).Should().Be("c6");
    }

    [Fact]
    public void Usual_categories_use_all_colours()
    {
        string[] usual = ["news", "lecture", "music", "talk", "film", "sport"];

        usual.Select(Categories.ClassOf).Distinct().Should().HaveCountGreaterThanOrEqualTo(4);
    }
}
