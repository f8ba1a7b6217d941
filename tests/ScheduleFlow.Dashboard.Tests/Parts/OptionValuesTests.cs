using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Tests.Parts;

public sealed class OptionValuesTests
{
    private static readonly Option Count = new("count", "How many") { Type = OptionType.WholeNumber, Min = 1, Max = 9, IsRequired = true };

    [Fact]
    public void What_is_entered_becomes_the_request_and_nothing_else_does()
    {
        var values = new OptionValues { [SelectionOptions.Format] = "csv", [SelectionOptions.From] = "  ", [Count] = "3" };

        var request = values.GiveTo(new ExportScheduleRequest { Ids = ["a"] });

        request.Values.Select(value => (value.Option.Name, value.Text)).Should().Equal(("id", "a"), ("format", "csv"));
    }

    [Fact]
    public void A_list_has_an_item_a_line()
    {
        var lines = new Option("item", "Items") { IsList = true, Type = OptionType.WholeNumber };
        var values = new OptionValues { [lines] = "1\n\n 2 \n" };

        values.Check(lines).Should().BeNull();

        values[lines] = "1\nx";
        values.Check(lines)!.Message.Should().Contain("x");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("10", false)]
    [InlineData("9", true)]
    public void A_form_is_complete_with_allowed_values_of_all_required_options(string? text, bool expected) =>
        new OptionValues { [Count] = text }.IsComplete([Count]).Should().Be(expected);

    [Fact]
    public void A_copy_lives_on_its_own()
    {
        var values = new OptionValues { [Count] = "1" };
        var copy = values.Copy();
        copy[Count] = "2";

        values[Count].Should().Be("1");
    }
}
