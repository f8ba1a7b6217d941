using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class NamingTests
{
    private static readonly Naming<(string Id, string? Name)> Things = new()
    {
        Noun = "thing",
        ShownBy = "list-things",
        IdOf = thing => thing.Id,
        NameOf = thing => thing.Name,
    };

    private static readonly (string Id, string? Name)[] All =
        [("abcd-1", "Evening"), ("abcd-2", "Night"), ("abce-3", "Evening"), ("ffff-4", "abcd"), ("9999-5", "ffff-4"), ("7777-6", "Odd")];

    [Theory]
    [InlineData("abcd-1", "abcd-1", "it is a whole id")]
    [InlineData("Night", "abcd-2", "it is the name of one")]
    [InlineData("abce", "abce-3", "one id begins so")]
    [InlineData("ABCE", "abce-3", "case does not tell ids apart")]
    [InlineData("ffff-4", "ffff-4", "a whole id is never another's name")]
    public void A_thing_is_named_by_its_id_its_name_or_the_beginning_of_its_id(string text, string id, string because) =>
        Things.Find(text, All).Value.Id.Should().Be(id, because);

    [Theory]
    [InlineData("7777-9")]
    [InlineData("777")]
    [InlineData("odd")]
    [InlineData("Od")]
    public void What_names_nothing_is_not_found_and_the_hint_says_how_things_are_named(string text)
    {
        var problem = Things.Find(text, All).Problem!;

        problem.Type.Should().Be(ErrorType.NotFound);
        problem.Message.Should().Be($"There is no thing “{text}”.");
        problem.Hint.Should().ContainAll("4 characters", "name", "list-things");
    }

    [Theory]
    [InlineData("Evening", "abcd-1 “Evening”", "abce-3 “Evening”")]
    [InlineData("abcd-", "abcd-1 “Evening”", "abcd-2 “Night”")]
    [InlineData("abcd", "abcd-1 “Evening”", "abcd-2 “Night”", "ffff-4 “abcd”")]
    public void What_fits_several_is_refused_with_the_id_and_name_of_each(string text, params string[] candidates)
    {
        var problem = Things.Find(text, All).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Message.Should().Be($"{candidates.Length} things fit “{text}”.");
        problem.Errors.Should().Equal(candidates);
    }

    [Fact]
    public void At_most_ten_candidates_are_listed_and_all_are_counted()
    {
        var problem = Things.Find("Same", Enumerable.Range(0, 12).Select(i => ($"{i:d4}", (string?)"Same"))).Problem!;

        problem.Message.Should().Be("12 things fit “Same”.");
        problem.Errors.Should().HaveCount(10);
    }

    [Fact]
    public void An_empty_text_is_wrong_input_not_a_thing_that_is_missing() =>
        Things.Find("", All).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void A_secret_that_was_given_instead_is_not_repeated()
    {
        var secret = Things with { MayBeSecret = true };

        secret.Find("sfk_secret", All).Problem!.Message.Should().Be("There is no thing with this id or name.");
        secret.Find("Evening", All).Problem!.Message.Should().Be("2 things have this name or beginning of an id.");
    }
}
