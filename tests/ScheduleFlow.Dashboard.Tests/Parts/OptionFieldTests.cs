using Microsoft.Extensions.DependencyInjection;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;
using ScheduleFlow.Dashboard.Station;
using ScheduleFlow.Dashboard.Tests.Api;

namespace ScheduleFlow.Dashboard.Tests.Parts;

public sealed class OptionFieldTests : BunitContext
{
    private readonly OptionValues _values = new();

    public OptionFieldTests()
    {
        var clock = new StationClock(new FakeServer(_ => default).Api, new Dashboard.Api.ServerTime());
        clock.Use("Europe/Berlin");
        Services.AddSingleton(clock);
        Services.AddSingleton(new Texts());
    }

    [Theory]
    [InlineData(OptionType.Text, "text")]
    [InlineData(OptionType.WholeNumber, "number")]
    [InlineData(OptionType.TimeOfDay, "time")]
    [InlineData(OptionType.Instant, "datetime-local")]
    [InlineData(OptionType.Flag, "checkbox")]
    [InlineData(OptionType.Secret, "password")]
    public void Its_type_decides_the_field(OptionType type, string expected) =>
        Form(new Option("some", "Some") { Type = type }).Find("input").GetAttribute("type").Should().Be(expected);

    [Fact]
    public void Choices_are_those_of_the_declaration_and_the_default_is_said()
    {
        var form = Form(new Option("way", "How") { Choices = ["this", "that"], Default = "that" });

        form.FindAll("option").Select(option => option.TextContent).Should().Equal("Default: that", "this", "that");
        form.Find("label").TextContent.Should().Be("Way");
    }

    [Fact]
    public void An_instant_is_entered_in_the_time_of_the_station_and_given_in_UTC()
    {
        var option = new Option("from", "From when") { Type = OptionType.Instant };
        var form = Form(option);

        form.Find("input").Change("2026-07-01T20:15");

        _values[option].Should().Be("2026-07-01T18:15:00Z");
        form.Find("input").GetAttribute("value").Should().Be("2026-07-01T20:15:00");
        form.Find("label").TextContent.Should().Contain("Europe/Berlin");
    }

    [Fact]
    public void A_wrong_value_says_what_is_allowed()
    {
        var form = Form(new Option("count", "How many") { Type = OptionType.WholeNumber, Min = 1, Max = 9 });

        form.Find("input").Change("12");

        form.Find("input").GetAttribute("aria-invalid").Should().Be("true");
        form.Find("[role=alert]").TextContent.Should().Contain("1 to 9");
    }

    [Fact]
    public void A_flag_that_is_not_set_is_not_given()
    {
        var option = new Option("compact", "Without indentation") { Type = OptionType.Flag };
        var form = Form(option);

        form.Find("input").Change(true);
        _values[option].Should().Be("true");
        form.Find("input").Change(false);
        _values[option].Should().BeNull();
    }

    private IRenderedComponent<OptionForm> Form(Option option) =>
        Render<OptionForm>(parameters => parameters.Add(form => form.Options, [option]).Add(form => form.Values, _values));
}
