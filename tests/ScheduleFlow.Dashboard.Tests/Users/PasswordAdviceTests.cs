using Microsoft.Extensions.DependencyInjection;
using ScheduleFlow.Contracts;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Users;

namespace ScheduleFlow.Dashboard.Tests.Users;

public sealed class PasswordAdviceTests : BunitContext
{
    [Theory]
    [InlineData("three dry towels", null)]
    [InlineData("short", "users.password.short")]
    [InlineData("with\ttab and more", "users.password.control")]
    [InlineData("password1234", "users.password.obvious")]
    [InlineData("anna anna anna", "users.password.obvious")]
    [InlineData("aaaaaaaaaaaaaaa", "users.password.obvious")]
    public void What_is_wrong_is_said_as_the_server_would(string password, string? fault)
    {
        PasswordAdvice.FaultOf(password, "anna").Should().Be(fault);
        (PasswordRules.Fault(password, "anna") is null).Should().Be(fault is null, "the server has the same rules");
    }

    [Fact]
    public void A_password_that_is_too_long_is_said_to_be() =>
        PasswordAdvice.FaultOf(new string('a', 100) + new string('b', 101), "anna").Should().Be("users.password.long");

    [Fact]
    public void The_field_counts_while_one_types_and_says_when_it_fits()
    {
        Services.AddScoped<Texts>();
        var field = Render<PasswordField>(parameters => parameters.Add(p => p.Id, "p").Add(p => p.User, "anna").Add(p => p.Value, "five!"));
        field.Find("[role=status]").TextContent.Should().Contain("5 of at least 12");
        field.Find("input").GetAttribute("aria-invalid").Should().Be("true");
        field.Find("input").GetAttribute("type").Should().Be("password");

        field.Render(parameters => parameters.Add(p => p.Value, "three dry towels"));

        field.Find("[role=status]").TextContent.Should().Contain("This fits.");
        field.Find("input").HasAttribute("aria-invalid").Should().BeFalse();
        field.Find("button").Click();
        field.Find("input").GetAttribute("type").Should().Be("text");
    }
}
