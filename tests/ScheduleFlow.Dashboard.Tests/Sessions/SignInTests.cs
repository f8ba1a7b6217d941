using ScheduleFlow.Dashboard.Sessions;

namespace ScheduleFlow.Dashboard.Tests.Sessions;

public sealed class SignInTests
{
    [Theory]
    [InlineData("schedules?id=7", "schedules?id=7")]
    [InlineData("", "")]
    [InlineData(null, "now")]
    [InlineData("https://evil.example", "now")]
    [InlineData("//evil.example", "now")]
    [InlineData("/etc", "now")]
    [InlineData("\\\\evil.example", "now")]
    [InlineData("javascript:alert(1)", "now")]
    public void After_signing_in_one_goes_only_to_a_page_of_ours(string? asked, string address)
    {
        SignIn.Within(asked).Should().Be(address);
    }
}
