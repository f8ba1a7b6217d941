using ScheduleFlow.Gateway.Security.Attempts;

namespace ScheduleFlow.Gateway.Tests.Security.Attempts;

public sealed class FailedAttemptsTests
{
    private readonly ManualTime _time = new();
    private readonly FailedAttempts _attempts;

    public FailedAttemptsTests() => _attempts = new FailedAttempts(5, _time);

    [Fact]
    public void After_five_failures_each_further_try_waits_twice_as_long_and_a_quarter_of_an_hour_at_most()
    {
        for (var i = 0; i < 5; i++)
        {
            _attempts.Begin("anna").Should().BeNull();
        }

        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var wait = _attempts.Begin("anna")!.Value;
            waits.Add(wait.TotalSeconds);
            _time.Pass(wait - TimeSpan.FromTicks(1));
            _attempts.Begin("anna").Should().NotBeNull("a tick is missing");
            _time.Pass(TimeSpan.FromTicks(1));
            _attempts.Begin("anna").Should().BeNull("the wait is over");
        }

        waits.Should().Equal(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900);
    }

    [Fact]
    public void Many_at_once_get_no_further_than_one_after_another() =>
        Enumerable.Range(0, 100).Count(_ => _attempts.Begin("anna") is null).Should().Be(5);

    [Fact]
    public void A_success_forgets_the_failures_of_a_name()
    {
        for (var i = 0; i < 4; i++)
        {
            _attempts.Begin("anna");
        }

        _attempts.Begin("anna").Should().BeNull();
        _attempts.Succeeded("anna");

        Enumerable.Range(0, 5).Should().OnlyContain(_ => _attempts.Begin("ANNA") == null);
        _attempts.Begin("anna").Should().NotBeNull();
    }

    [Fact]
    public void A_success_takes_back_its_own_try_alone()
    {
        for (var i = 0; i < 5; i++)
        {
            _attempts.Begin("198.51.100.1");
        }

        _attempts.TakeBack("198.51.100.1");

        _attempts.Begin("198.51.100.1").Should().BeNull();
        _attempts.Begin("198.51.100.1").Should().NotBeNull();
    }

    [Fact]
    public void An_hour_without_a_failure_and_they_are_forgotten()
    {
        for (var i = 0; i < 5; i++)
        {
            _attempts.Begin("anna");
        }

        _time.Pass(TimeSpan.FromHours(1));

        Enumerable.Range(0, 5).Should().OnlyContain(_ => _attempts.Begin("anna") == null);
    }

    [Fact]
    public void A_flood_of_names_takes_no_more_memory_and_does_not_free_who_fails_on()
    {
        for (var i = 0; i < 30_000; i++)
        {
            _attempts.Begin($"name-{i}");
            _time.Pass(TimeSpan.FromMilliseconds(1));
            if (i % 1_000 == 0)
            {
                _attempts.Begin("anna");
            }
        }

        _attempts.Count.Should().BeLessThanOrEqualTo(FailedAttempts.MaxKnown);
        _attempts.Begin("anna").Should().NotBeNull();
    }

    [Fact]
    public void With_none_free_nobody_waits()
    {
        var attempts = new FailedAttempts(0, _time);

        Enumerable.Range(0, 100).Should().OnlyContain(_ => attempts.Begin("anna") == null);
    }
}
