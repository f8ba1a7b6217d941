using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>The verbs plan, apply, check-plan and explain.</summary>
public sealed class PlanTests : VerbTests
{
    private const string Before = "2026-12-01T00:00:00Z";

    public static TheoryData<string> Examples => ["campus_week.yaml", "hotel_loop.yaml", "movies_and_news.yaml"];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_fills_its_channel_and_stores_nothing_until_it_is_applied(string name)
    {
        var plan = Worker.Run("plan", Example(name), "--now", Before).MustSucceed();

        plan.Text("applied").Should().Be("False");
        plan.Text("musts_hold").Should().Be("True");
        plan.GetProperty("statistics").GetProperty("coverage_percent").GetDouble().Should().BeGreaterThan(99);
        plan.List("timeline").Should().HaveCount(plan.GetProperty("statistics").Number("events"));
        plan.List("dropped").Should().BeEmpty();
        Directory.Exists(Worker.DataFolder).Should().BeFalse();

        var applied = Apply(Example(name));
        applied.Text("applied").Should().Be("True");
        applied.Number("revision").Should().Be(1);
        applied.Text("plan_hash").Should().Be(plan.Text("plan_hash"));
        applied.TryGetProperty("timeline", out _).Should().BeFalse();
        Show(applied.Text("schedule_id")).List("events").Select(item => item.Text("start"))
            .Should().Equal(plan.List("timeline").Select(item => item.Text("start")));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_has_nothing_wrong(string name)
    {
        var check = Worker.Run("check-plan", Example(name)).MustSucceed();

        check.Text("valid").Should().Be("True");
        check.List("warnings").Should().BeEmpty();
        check.List("rules").Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_same_plan_at_the_same_time_is_the_same_to_the_byte(string name)
        => Worker.Run("plan", Example(name), "--now", Before).Output.Should().Equal(Worker.Run("plan", Example(name), "--now", Before).Output);

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_was_applied_is_kept_as_it_is_when_it_is_applied_again(string name)
    {
        var first = Apply(Example(name));
        var events = first.GetProperty("statistics").Number("events");

        var again = Apply(Example(name));

        again.Text("schedule_id").Should().Be(first.Text("schedule_id"));
        (again.Text("applied"), again.Text("unchanged"), again.Number("revision")).Should().Be(("True", "True", 1));
        first.Text("unchanged").Should().Be("False");
        var changes = again.GetProperty("changes");
        (changes.Number("kept"), changes.Number("moved"), changes.Number("removed")).Should().Be((events, 0, 0));
    }

    [Fact]
    public void An_applied_plan_is_a_schedule_like_any_other()
    {
        var id = Apply(Example("campus_week.yaml")).Text("schedule_id");

        var listed = Worker.Run("list-schedules").MustSucceed().List("schedules").Should().ContainSingle().Which;
        listed.Text("id").Should().Be(id);
        listed.Text("name").Should().Be("Lindenhof Campus TV");
        listed.Text("source").Should().Be("plan");

        var exported = Worker.Run("export-schedule", id, "--format", "json");
        exported.ExitCode.Should().Be(0);
        var imported = Worker.RunWith(exported.Output, "import-schedule", "-").MustSucceed();
        imported.Number("conflicts_detected").Should().Be(0);
        imported.Number("duplicates_removed").Should().Be(0);

        // Why each is there goes along.
        var (stored, back) = (Show(id), Show(imported.Text("schedule_id")));
        Events(back).Should().Equal(Events(stored));
        back.List("events").Should().OnlyContain(item => item.GetProperty("extras").GetRawText().Contains("plan", StringComparison.Ordinal));
        Worker.Run("explain", imported.Text("schedule_id"), "--at", "2026-12-07T11:05:00Z").MustSucceed().Text("summary").Should().StartWith("It is a fixed event");
    }

    [Fact]
    public void A_plan_is_applied_only_as_it_was_looked_at()
    {
        var plan = Folder.Write("plan.yaml", Plans.Turns);
        var hash = Worker.Run("plan", plan, "--now", Before).MustSucceed().Text("plan_hash");

        Worker.Run("apply", plan, "--now", Before, "--plan-hash", "4f1c9a").MustFail(5, "conflict", "changed");
        Directory.Exists(Path.Combine(Worker.DataFolder, "schedules")).Should().BeFalse();
        Worker.Run("apply", plan, "--now", Before, "--plan-hash", hash).MustSucceed().Text("applied").Should().Be("True");

        // It is stored now: another revision would replace it.
        Worker.Run("apply", plan, "--now", Before, "--plan-hash", hash).MustFail(5, "conflict");
    }

    [Fact]
    public void A_must_that_cannot_hold_is_a_finding_and_is_stored_only_when_that_is_accepted()
    {
        var plan = Folder.Write("plan.yaml", Plans.Impossible);

        foreach (var verb in new[] { "plan", "apply" })
        {
            var found = Worker.Run(verb, plan, "--now", Before);
            found.ExitCode.Should().Be(1, found.Text + found.Error);
            found["status"].Should().Be("success");
            found["musts_hold"].Should().Be("False");
            found["applied"].Should().Be("False");
            found.Json.List("dead_air").Should().NotBeEmpty().And.OnlyContain(gap => gap.GetProperty("because_of_a_must").GetBoolean());
            var cooldown = found.Json.List("feasibility").Should().ContainSingle().Which;
            cooldown.Text("feasible").Should().Be("False");
        }

        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(0);

        var accepted = Worker.Run("apply", plan, "--now", Before, "--accept-breaches");
        accepted.ExitCode.Should().Be(1, accepted.Text + accepted.Error);
        accepted["applied"].Should().Be("True");
        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(1);
    }

    [Fact]
    public void Every_error_of_a_plan_is_named_with_its_line()
    {
        var plan = Plans.Turns.Replace("days: 1", "dyas: 1", StringComparison.Ordinal).Replace("order: sequence", "order: backwards", StringComparison.Ordinal);

        foreach (var verb in new[] { "plan", "apply", "check-plan" })
        {
            var error = Worker.RunWith(plan, verb, "-").MustFail(3, "validation", "2 errors", "Line 3");
            error.List("errors").Select(item => item.GetString()).Should().SatisfyRespectively(
                first => first.Should().Be("Line 3, column 1: there is no field “dyas”; did you mean “days”?"),
                second => second.Should().StartWith("Line 10, column ").And.Contain("“order” must be shuffle, sequence, least-recent or weighted"));
        }

        Worker.RunWith("channel: ]", "check-plan", "-").MustFail(3, "parse_error", "Line 1, column ");
        Worker.Run("check-plan", Folder["no.yaml"]).MustFail(4, "file_not_found");
    }

    [Fact]
    public void The_list_of_a_plan_from_standard_input_is_never_standard_input()
        => Worker.RunWith(Plans.Of("-"), "check-plan", "-").MustFail(3, "validation", "Line 4", "no file");

    [Fact]
    public void An_event_says_why_it_is_there_and_another_why_it_is_not()
    {
        var plan = Folder.Write("plan.yaml", Plans.Turns);
        var id = Worker.Run("apply", plan, "--now", Before).MustSucceed().Text("schedule_id");

        var why = Worker.Run("explain", id, "--at", "2026-12-07T10:10:00Z").MustSucceed();
        why.Text("on_air").Should().Be("True");
        why.GetProperty("event").Text("title").Should().Be("A");
        why.GetProperty("event").Text("start").Should().Be("2026-12-07T10:00:00Z");
        why.GetProperty("reason").Text("source").Should().Be("All day");
        why.Text("summary").Should().Contain("next in the order").And.Contain("All day");

        var not = Worker.Run("explain", id, "--at", "2026-12-07T10:10:00Z", "--why-not", "B", "--plan", plan).MustSucceed().GetProperty("why_not");
        not.Text("url").Should().Be("b.mp4");
        not.List("reasons").Select(reason => reason.GetString()).Should().Contain(reason => reason!.Contains("“B” plays at", StringComparison.Ordinal) && reason.Contains("must", StringComparison.Ordinal));

        Worker.Run("explain", id, "--at", "2027-01-01T00:00:00Z").MustSucceed().Text("on_air").Should().Be("False");
        Worker.Run("explain", id, "--at", "soon").MustFail(3, "validation", "soon");
        Worker.Run("explain", id, "--at", Monday, "--why-not", "B").MustFail(3, "validation");
        Worker.Run("explain", id, "--at", Monday, "--why-not", "C", "--plan", plan).MustFail(4, "not_found", "C");
        Worker.Run("explain", "00000000-0000-4000-8000-000000000000", "--at", Monday).MustFail(4, "not_found");
    }

    [Fact]
    public void A_filled_calendar_explains_itself_without_a_plan_file()
    {
        var id = Worker.Run("schedule-playlist", """["a.mp4","b.mp4","c.mp4","d.mp4"]""", "--start", Monday, "--hours", "4", "--cooldown", "2", "--seed", "7").MustSucceed().Text("schedule_id");
        var first = Worker.Run("show-schedule", id).MustSucceed().List("events").First().Text("title");

        var why = Worker.Run("explain", id, "--at", "2026-12-07T01:10:00Z", "--why-not", first).MustSucceed();

        why.Text("summary").Should().Be("It was the next in the order that may start here (block “All day”). Step 3, seed 7: 4 looked at; kept out: 2 by cooldown 2h.");
        why.GetProperty("why_not").List("reasons").First().GetString().Should().Be($"“{first}” plays at {Monday}, 1h away; 2h are asked for. (want “cooldown 2h”)");
        Worker.Run("explain", id, "--at", Monday, "--why-not", "e.mp4").MustFail(4, "not_found", "e.mp4");
    }

    [Fact]
    public void A_plan_of_more_events_than_a_schedule_may_have_is_too_large()
    {
        var plan = Folder.Write("plan.yaml", """
            channel: Flicker
            start: 2026-12-07
            days: 7
            pools:
              p: { items: [{ url: a.mp4, duration: 1s }] }
            blocks:
              - { name: All day, from: "00:00", to: "24:00", pool: p }
            rules:
              - { cooldown: 1s }
            """);

        var refused = Worker.Run("plan", plan);
        refused.ExitCode.Should().Be(9);
        refused.Text.Should().Contain("\"type\":\"too_large\"").And.Contain("more than 500000 events");
    }

    [Fact]
    public void Deleting_a_planned_calendar_takes_it_off_its_timeline()
    {
        var id = Apply(Example("movies_and_news.yaml")).Text("schedule_id");
        var empty = Worker.Run("plan", Example("hotel_loop.yaml"), "--no-timeline", "--now", Before).MustSucceed();
        Timelines().Should().Contain(id);

        Worker.Run("delete-schedule", id, "--now", Before).MustSucceed();

        Timelines().Should().NotContain(id);
        empty.TryGetProperty("timeline", out _).Should().BeFalse();
    }

    [Fact]
    public void What_has_been_on_air_stays_when_the_plan_is_changed_on_the_way()
    {
        var id = Worker.Run("apply", Folder.Write("plan.yaml", Plans.Turns), "--now", Before).MustSucceed().Text("schedule_id");
        var changed = Plans.Turns.Replace("url: b.mp4, title: B", "url: c.mp4, title: C", StringComparison.Ordinal);

        var reply = Worker.RunWith(changed, "apply", "-", "--now", "2026-12-07T12:10:00Z").MustSucceed();

        reply.Text("schedule_id").Should().Be(id);
        reply.Text("planned_from").Should().Be("2026-12-07T12:30:00Z");
        var titles = Show(id).List("events").Select(item => item.Text("title")).ToList();
        titles.Take(25).Should().Contain("B").And.NotContain("C");
        titles.Skip(25).Should().Contain("C").And.NotContain("B");
    }

    private static string Example(string name) => Path.Combine(Demo("plans"), name);

    private JsonElement Apply(string plan) => Worker.Run("apply", plan, "--now", Before).MustSucceed();

    private string Timelines() => File.ReadAllText(Path.Combine(Worker.DataFolder, "timelines.json"));
}
