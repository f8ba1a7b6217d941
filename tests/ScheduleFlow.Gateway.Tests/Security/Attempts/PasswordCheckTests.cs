using ScheduleFlow.Core.Users;
using ScheduleFlow.Gateway.Security.Attempts;

namespace ScheduleFlow.Gateway.Tests.Security.Attempts;

public sealed class PasswordCheckTests : IDisposable
{
    private readonly PasswordCheck _check = new();

    public void Dispose() => _check.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task Nobodys_password_is_right_and_a_users_is()
    {
        var user = new User { Name = "anna", Role = "editor", Created = default, PasswordSet = default, Stamp = "", Hash = PasswordHash.Of("three dry towels") };

        (await _check.IsAsync(user, "three dry towels", default)).Should().BeTrue();
        (await _check.IsAsync(user, "three dry towel", default)).Should().BeFalse();
        (await _check.IsAsync(null, "three dry towels", default)).Should().BeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_flood_is_turned_away_instead_of_taking_every_processor()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => _check.IsAsync(null, "x", default)));

        answers.Count(answer => answer is null).Should().BeGreaterThanOrEqualTo(20);
        answers.Should().NotContain(true);
    }
}
