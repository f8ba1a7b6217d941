using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>Which rules mind what is played as a filler.</summary>
public sealed class FillerScopeTests : IDisposable
{
    // Every half hour a film of 29 minutes, and a minute that only the two idents of 30 s can fill.
    private const string Plan = """
        channel: Idents
        start: 2026-12-07
        days: 2
        pools:
          films:
            items:
              - { url: a.mp4, title: A, duration: 29m }
              - { url: b.mp4, title: B, duration: 29m }
          idents:
            items:
              - { url: x.mp4, title: X, duration: 30s }
              - { url: y.mp4, title: Y, duration: 30s }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: films, pad: 30, order: sequence }
        fillers: idents
        rules:
        """;

    private readonly Channels _channels = new();

    public void Dispose() => _channels.Dispose();

    [Theory]
    [InlineData("- { cooldown: 50m, tier: must }")]
    [InlineData("- { max_plays: 24, tier: must }\n  - { cooldown: 1s, pool: films }")]
    [InlineData("- { separation: 30m, tier: must }\n  - { cooldown: 1s, pool: films }")]
    [InlineData("- { no_back_to_back: all, tier: nice, for: { max_duration: 1m } }\n  - { no_back_to_back: item, tier: must }\n  - { cooldown: 1s, pool: films }")]
    public void A_rule_without_a_scope_keeps_no_filler_from_being_on_air(string rules)
    {
        var run = _channels.Apply(Plan + "\n  " + rules);

        run.Result.DeadAir.Should().BeEmpty();
        run.Result.Breaches.Where(breach => run.TierOf(breach) == Tier.Must).Should().BeEmpty();
        run.Result.Events.Count(item => item.IsFiller).Should().Be(2 * 96);
    }

    [Fact]
    public void Without_rules_the_usual_cooldown_is_for_the_films_alone()
    {
        var run = _channels.Apply(Plan.Replace("rules:", "", StringComparison.Ordinal));

        run.Result.DeadAir.Should().BeEmpty();
        run.Result.Breaches.Should().NotBeEmpty("two films a day repeat").And.OnlyContain(breach => !run.Result.Events[breach.Event].IsFiller);
    }

    [Theory]
    [InlineData("pool: idents")]
    [InlineData("for: { max_duration: 1m }")]
    public void A_rule_that_names_the_fillers_binds_them(string scope)
    {
        var run = _channels.Apply(Plan + $"\n  - {{ cooldown: 2h, tier: must, {scope} }}");

        // Two idents within two hours: one minute of four.
        run.Result.DeadAir.Sum(gap => gap.Window.Seconds).Should().Be(2 * 96 * 30 * 3 / 4);
        run.Result.DeadAir.Should().OnlyContain(gap => gap.IsForced);
        run.Result.Breaches.Where(breach => run.TierOf(breach) == Tier.Must).Should().BeEmpty();
    }

    [Fact]
    public void What_is_both_counts_only_where_it_is_a_programme()
    {
        // X is on in its block at noon, and as a filler the whole day.
        var plan = Plan.Replace("fillers:", "  - { name: Noon, from: \"12:00\", to: \"12:00:30\", pool: idents, order: sequence, count: 1 }\nfillers:", StringComparison.Ordinal)
            + "\n  - { cooldown: 20h, tier: must }\n  - { max_plays: 1, tier: must }";
        plan = plan.Replace("pool: films, pad", "filter: { min_duration: 2m }, pad", StringComparison.Ordinal).Replace("cooldown: 20h, tier: must", "cooldown: 30m, tier: must", StringComparison.Ordinal)
            .Replace("max_plays: 1, tier: must", "max_plays: 48, tier: must", StringComparison.Ordinal);

        var run = _channels.Apply(plan);

        run.Result.Events.Where(item => item.Source == "Noon").Select(item => (run.Plan.Items[item.Item].Title, item.Kind)).Should().Equal(("X", PlannedKind.Block), ("Y", PlannedKind.Block));
        run.Result.Events.Count(item => item.IsFiller && run.Plan.Items[item.Item].Title == "X").Should().BeGreaterThan(48);
        run.Result.Breaches.Where(breach => run.TierOf(breach) == Tier.Must).Should().BeEmpty();
    }

    [Fact]
    public void What_was_a_filler_on_air_is_one_to_the_plan_that_goes_on_from_there()
    {
        var plan = Plan + "\n  - { cooldown: 50m, tier: must }";
        _channels.Apply(plan);

        // Now the idents come as programmes, minutes after they were on air as fillers.
        var changed = plan.Replace("name: All day, from: \"00:00\", to: \"24:00\", pool: films, pad: 30", "name: Idents, from: \"00:00\", to: \"24:00\", pool: idents", StringComparison.Ordinal);
        var run = _channels.Apply(changed, "2026-12-07T12:29:10Z");
        var bound = _channels.Apply(changed.Replace("tier: must", "tier: must, pool: idents", StringComparison.Ordinal), "2026-12-07T12:29:10Z");

        run.From.Should().Be(Channels.At("2026-12-07T12:29:30Z"));
        run.Result.Events[0].Window.Start.Should().Be(run.From, "no programme has been an ident in the last 50 minutes");
        run.Result.Breaches.Where(breach => run.TierOf(breach) == Tier.Must).Should().BeEmpty();
        bound.Result.Events[0].Window.Start.Should().BeGreaterThan(run.From);
    }

    [Fact]
    public void Why_not_names_no_rule_that_spares_fillers_against_a_filler()
    {
        var plan = Plan + "\n  - { cooldown: 50m, tier: must }";
        var run = _channels.Apply(plan);
        var filler = run.Result.Events.First(item => item.IsFiller);
        var other = run.Plan.Items[filler.Item].Title == "X" ? "Y" : "X";

        var spared = _channels.Explain(run.Calendar.Id, filler.Window.Start, other, plan);
        var bound = _channels.Explain(run.Calendar.Id, filler.Window.Start, other, plan.Replace("tier: must }", "tier: must, pool: idents }", StringComparison.Ordinal));
        var programme = _channels.Explain(run.Calendar.Id, filler.Window.Start, "A", plan);

        spared.WhyNot!.Reasons.Should().ContainSingle().Which.Should().StartWith("No rule is against it");
        bound.WhyNot!.Reasons.Should().Contain(reason => reason.Contains("plays at", StringComparison.Ordinal));
        programme.WhyNot!.Reasons.Should().Contain(reason => reason.Contains("A filler is there", StringComparison.Ordinal));
    }
}
