using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Tests.Http;

public sealed class StatusMapTests
{
    [Fact]
    public void Every_failure_has_a_problem_of_its_own_except_the_client_that_is_gone()
    {
        var options = OptionsOf();
        foreach (var failure in Enum.GetValues<LaunchFailure>().Except([LaunchFailure.None, LaunchFailure.ClientGone]))
        {
            StatusMap.OfFailure(failure, options).Should().NotBeNull().And.NotBe(FrameworkErrors.Unexpected, "{0} needs a row", failure);
        }

        StatusMap.OfFailure(LaunchFailure.ClientGone, options).Should().BeNull();
    }

    [Fact]
    public void Every_exit_code_there_can_be_has_a_status()
    {
        for (var code = -1; code <= 255; code++)
        {
            StatusMap.OfExitCode(code).Should().Be(ErrorType.HttpStatusOf(code) ?? 502);
        }
    }

    private static GatewayOptions OptionsOf() => GatewayOptionsReader.Read(
        new Microsoft.Extensions.Configuration.ConfigurationManager(), out _);
}
