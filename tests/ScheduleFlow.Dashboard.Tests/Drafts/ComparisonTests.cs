using ScheduleFlow.Dashboard.Drafts;

namespace ScheduleFlow.Dashboard.Tests.Drafts;

public sealed class ComparisonTests
{
    private static readonly DateTimeOffset Evening = new(2026, 12, 7, 19, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Equal_lists_differ_in_nothing_whatever_their_ids()
    {
        var comparison = Comparison.Of([Of("News", 0, 15, id: "e1"), Of("Film", 15, 90)], [Of("Film", 15, 90), Of("News", 0, 15)]);

        comparison.Differences.Should().BeEmpty();
        comparison.Unchanged.Should().Be(2);
    }

    [Fact]
    public void What_goes_stands_before_what_comes_at_the_same_time()
    {
        var comparison = Comparison.Of([Of("News", 0, 15), Of("Film", 15, 90)], [Of("News", 0, 15), Of("Concert", 15, 90)]);

        comparison.Differences.Select(difference => (difference.Kind, difference.Shown.Title))
            .Should().Equal((DifferenceKind.Removed, "Film"), (DifferenceKind.Added, "Concert"));
        comparison.Unchanged.Should().Be(1);
    }

    [Fact]
    public void Another_length_at_the_same_time_is_a_change()
    {
        var comparison = Comparison.Of([Of("Film", 0, 90)], [Of("Film", 0, 95)]);

        comparison.Differences.Should().ContainSingle().Which.Kind.Should().Be(DifferenceKind.Changed);
    }

    [Fact]
    public void An_item_that_is_later_has_moved_and_each_goes_to_the_nearest()
    {
        var comparison = Comparison.Of([Of("Spot", 0, 1), Of("Spot", 60, 1)], [Of("Spot", 5, 1), Of("Spot", 65, 1)]);

        comparison.Differences.Should().HaveCount(2).And.OnlyContain(difference =>
            difference.Kind == DifferenceKind.Moved && difference.After!.Start - difference.Before!.Start == TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void An_item_on_another_day_is_taken_off_and_added_unless_its_id_says_that_it_moved()
    {
        var (monday, wednesday) = (Of("Film", 0, 90), Of("Film", 2 * 1440, 90));

        Comparison.Of([monday], [wednesday]).Differences.Select(difference => difference.Kind)
            .Should().Equal(DifferenceKind.Removed, DifferenceKind.Added);
        Comparison.Of([monday with { Id = "e7" }], [wednesday with { Id = "e7" }]).Differences
            .Should().ContainSingle().Which.Kind.Should().Be(DifferenceKind.Moved);
    }

    [Fact]
    public void An_id_that_now_names_another_item_is_not_a_move()
    {
        Comparison.Of([Of("Film", 0, 90, id: "e7")], [Of("Concert", 0, 90, id: "e7")]).Differences.Select(difference => difference.Kind)
            .Should().Equal(DifferenceKind.Removed, DifferenceKind.Added);
    }

    [Fact]
    public void A_stretch_of_time_cuts_what_reaches_over_its_ends()
    {
        var film = Of("Film", 0, 90);

        film.Within(Evening.AddMinutes(30), Evening.AddMinutes(60))!.Length.Should().Be(TimeSpan.FromMinutes(30));
        film.Within(Evening.AddMinutes(90), Evening.AddMinutes(120)).Should().BeNull("at its end it is over");
        film.Within(Evening.AddMinutes(-30), Evening).Should().BeNull();
    }

    private static Airing Of(string title, int atMinute, int minutes, string? id = null) => new(
        Evening.AddMinutes(atMinute), Evening.AddMinutes(atMinute + minutes), title, $"https://media.example.edu/{title}.mp4", null, id);
}
