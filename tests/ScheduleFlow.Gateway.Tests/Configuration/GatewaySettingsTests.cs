using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Hosting;

namespace ScheduleFlow.Gateway.Tests.Configuration;

public sealed class GatewaySettingsTests
{
    [Fact]
    public void Every_setting_is_in_the_table_and_has_a_key_of_its_own()
    {
        var fields = typeof(GatewaySettings).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<Setting>();

        GatewaySettings.All.Should().Equal(fields).And.OnlyHaveUniqueItems(setting => setting.Key.ToUpperInvariant());
    }

    [Fact]
    public void Help_names_every_setting_with_what_it_does()
    {
        foreach (var setting in GatewaySettings.All)
        {
            HelpText.Text.Should().Contain($"  {setting.Name}\n      {setting.Help}");
        }

        HelpText.Text.Should().Contain("--data DIR").And.Contain("--urls URLS").And.Contain("--edge").And.Contain("--version").And.NotContain("\r");
    }

    [Theory]
    [InlineData("ScheduleFlow:Lancher:MaxConcurrency", "ScheduleFlow:Launcher:MaxConcurrency")]
    [InlineData("ScheduleFlow:Launcher:TimeoutSecond", "ScheduleFlow:Launcher:TimeoutSeconds")]
    [InlineData("scheduleflow:dat", "ScheduleFlow:Data")]
    [InlineData("ScheduleFlow:TimeoutSeconds", "ScheduleFlow:Launcher:TimeoutSeconds")]
    [InlineData("ScheduleFlow:Edge:Nodes:first", "ScheduleFlow:Edge:Nodes")]
    [InlineData("ScheduleFlow:Media:Origins", "ScheduleFlow:Media:Origins:NAME")]
    public void An_unknown_key_is_an_error_that_names_the_nearest(string key, string meant)
    {
        ErrorsOf(key).Should().ContainSingle(error => error == $"{key} is no setting; did you mean {meant}?");
    }

    [Fact]
    public void An_unknown_key_that_is_near_to_none_is_an_error_as_well() =>
        ErrorsOf("ScheduleFlow:Colour").Should().Contain("ScheduleFlow:Colour is no setting: --help lists them all.");

    [Theory]
    [InlineData("scheduleflow:LAUNCHER:maxconcurrency", "2")]
    [InlineData("ScheduleFlow:Media:Origins:archive", "https://a/")]
    [InlineData("ScheduleFlow:Edge:Nodes:0", "http://a:1")]
    [InlineData("Logging:LogLevel:Default", "Warning")]
    [InlineData("SCHEDULEFLOW_LOG", "off")]
    public void A_known_key_in_any_case_and_a_key_of_others_are_none(string key, string value) =>
        ErrorsOf(key, value).Should().NotContain(error => error.Contains("no setting"));

    [Fact]
    public void The_environment_and_the_file_are_checked_like_the_command_line()
    {
        using var configuration = new ConfigurationManager();
        using var file = new MemoryStream("""{"ScheduleFlow":{"Launcher":{"Timeout":5},"Log":{}}}"""u8.ToArray());
        configuration.AddJsonStream(file);
        Environment.SetEnvironmentVariable("GatewaySettingsTests_ScheduleFlow__Log__Consol", "false");
        configuration.AddEnvironmentVariables("GatewaySettingsTests_");

        UnknownSettings.In(configuration).Should().Equal(
            "ScheduleFlow:Launcher:Timeout is no setting: --help lists them all.",
            "ScheduleFlow:Log:Consol is no setting; did you mean ScheduleFlow:Log:Console?");
    }

    private static ImmutableArray<string> ErrorsOf(string key, string value = "x")
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new(key, value)]);
        GatewayOptionsReader.Read(configuration, out var errors);
        return errors;
    }
}
