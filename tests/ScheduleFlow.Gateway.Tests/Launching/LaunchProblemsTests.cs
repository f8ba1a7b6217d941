using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class LaunchProblemsTests
{
    [Fact]
    public void Every_failure_has_a_problem_of_its_own_except_the_client_that_is_gone()
    {
        var options = OptionsOf();
        foreach (var failure in Enum.GetValues<LaunchFailure>().Except([LaunchFailure.None, LaunchFailure.ClientGone]))
        {
            LaunchProblems.Of(failure, options).Should().NotBeNull().And.NotBe(LaunchProblems.Unexpected, "{0} needs a row", failure);
        }

        LaunchProblems.Of(LaunchFailure.ClientGone, options).Should().BeNull();
    }

    private static GatewayOptions OptionsOf() => GatewayOptionsReader.Read(
        new Microsoft.Extensions.Configuration.ConfigurationManager(), out _);
}
