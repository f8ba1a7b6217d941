using Microsoft.Extensions.Configuration;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class StartWarningsTests
{
    [Theory]
    [InlineData("local", "every program and every user of this machine")]
    [InlineData("viewer", "everybody who reaches this server may read without a key")]
    [InlineData("editor", "everybody who reaches this server may read and change")]
    public void Rights_without_a_key_outside_development_are_warned_of_in_plain_words(string anonymous, string words)
    {
        Of("Production", anonymous).Should().ContainSingle().Which.Should().Contain($"Security:Anonymous={anonymous}: ").And.Contain(words);
        Of("Staging", anonymous).Should().ContainSingle();
        Of("Development", anonymous).Should().BeEmpty();
    }

    [Fact]
    public void What_is_closed_is_not_warned_of() => Of("Production", "none").Should().BeEmpty();

    private static IEnumerable<string> Of(string environment, string anonymous)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddCommandLine([$"--environment={environment}", $"--ScheduleFlow:Security:Anonymous={anonymous}"]);
        return StartWarnings.Of(GatewayOptionsReader.Read(configuration, out _));
    }
}
