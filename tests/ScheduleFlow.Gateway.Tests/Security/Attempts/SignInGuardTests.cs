using Microsoft.Extensions.Configuration;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Security.Attempts;

namespace ScheduleFlow.Gateway.Tests.Security.Attempts;

public sealed class SignInGuardTests
{
    private const string Home = "198.51.100.7";

    private readonly SignInGuard _guard = new(GatewayOptionsReader.Read(new ConfigurationBuilder().Build(), out _), new ManualTime());

    [Fact]
    public void Failures_elsewhere_keep_no_user_out_where_they_have_signed_in_before()
    {
        SignIn("anna");

        FailFromEverywhere("anna");

        _guard.Begin("anna", "203.0.113.99").Should().NotBeNull();
        _guard.Begin("ANNA", Home).Should().BeNull();
    }

    [Fact]
    public void A_user_who_has_not_signed_in_there_waits_as_before()
    {
        SignIn("bert");

        FailFromEverywhere("anna");

        _guard.Begin("anna", Home).Should().NotBeNull();
    }

    [Fact]
    public void Where_a_user_has_signed_in_before_guessing_is_slowed_as_well()
    {
        SignIn("anna");

        Enumerable.Range(0, 100).Count(_ => _guard.Begin("anna", Home) is null).Should().Be(5);
    }

    [Fact]
    public void No_name_can_be_sent_that_counts_as_a_user_at_a_place()
    {
        SignIn("anna");

        FailFromEverywhere("anna " + Home);

        _guard.Begin("anna", Home).Should().BeNull();
    }

    [Fact]
    public void Texts_that_can_be_nobodys_name_are_counted_together_so_that_long_ones_fill_no_memory()
    {
        for (var i = 0; i < 5; i++)
        {
            _guard.Begin(new string('x', 10_000 + i), $"203.0.113.{i}").Should().BeNull();
        }

        _guard.Begin(new string('y', 10_000), "203.0.113.99").Should().NotBeNull();
        _guard.Begin("anna", Home).Should().BeNull();
    }

    private void SignIn(string name)
    {
        _guard.Begin(name, Home).Should().BeNull();
        _guard.Succeeded(name, Home);
    }

    private void FailFromEverywhere(string name)
    {
        for (var i = 0; i < 5; i++)
        {
            _guard.Begin(name, $"203.0.113.{i}").Should().BeNull();
        }
    }
}
