using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class PlanTests : GatewayTests
{
    [Fact]
    public async Task A_plan_on_the_server_is_shown_applied_and_explained()
    {
        var shown = (await Gateway.PostAsync("/api/plan?timeline=false", """{"filepath":"demo_data/plans/movies_and_news.yaml"}""")).MustSucceed();
        shown.Text("applied").Should().Be("False");
        shown.TryGetProperty("timeline", out _).Should().BeFalse();

        var wrong = await Gateway.PostAsync("/api/apply?plan_hash=0", """{"filepath":"demo_data/plans/movies_and_news.yaml"}""");
        wrong.MustFail(409, "conflict");
        var applied = (await Gateway.PostAsync("/api/apply", $$"""{"filepath":"demo_data/plans/movies_and_news.yaml","plan_hash":"{{shown.Text("plan_hash")}}"}""")).MustSucceed();
        applied.Text("applied").Should().Be("True");

        var id = applied.Text("schedule_id");
        var why = (await Gateway.GetAsync($"/api/schedules/{id}/explain?at=2026-12-07T07:01:00Z")).MustSucceed();
        why.GetProperty("event").Text("title").Should().Be("News");
        var not = (await Gateway.GetAsync($"/api/schedules/{id}/explain?at=2026-12-07T07:01:00Z&why_not=Cinema%2024&plan=demo_data/plans/movies_and_news.yaml")).MustSucceed();
        not.GetProperty("why_not").List("reasons").Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_plan_as_the_body_may_be_yaml_or_json_and_its_findings_are_no_failure()
    {
        (await Gateway.PostAsync("/api/plan", Encoding.UTF8.GetBytes(Plans.Turns))).MustSucceed().List("timeline").Should().HaveCount(48);
        var json = """{"channel":"J","start":"2026-12-07","days":1,"pools":{"p":{"items":[{"url":"a","duration":"1h"}]}},"blocks":[{"name":"b","from":"00:00","to":"24:00","pool":"p"}],"rules":[{"cooldown":"1h"}]}""";
        (await Gateway.PostAsync("/api/plan", json)).MustSucceed().List("timeline").Should().HaveCount(24);

        var found = (await Gateway.PostAsync("/api/apply", Encoding.UTF8.GetBytes(Plans.Impossible))).MustSucceed();
        found.Text("musts_hold").Should().Be("False");
        found.Text("applied").Should().Be("False");
        var accepted = (await Gateway.PostAsync("/api/apply?accept_breaches=true", Encoding.UTF8.GetBytes(Plans.Impossible))).MustSucceed();
        accepted.Text("applied").Should().Be("True");
    }

    [Theory]
    [InlineData("../../../../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("/no/such/file")] // whether it exists is not told
    [InlineData("README.md")] // the working folder itself is no import root
    public async Task A_plan_reads_no_list_outside_the_import_roots(string list)
    {
        Folder.Write("data/imports/plan.yaml", Plans.Of(list == "README.md" ? Repository.PathTo(list) : list));

        foreach (var path in new[] { "/api/plan", "/api/apply" })
        {
            (await Gateway.PostAsync(path, Encoding.UTF8.GetBytes(Plans.Of(list)))).MustFail(403, "forbidden_path", "Line 4", "outside the folders");
            (await Gateway.PostAsync(path, $$"""{"filepath":"{{Folder["data", "imports", "plan.yaml"]}}"}""")).MustFail(403, "forbidden_path", "Line 4", "outside the folders");
        }
    }

    [Fact]
    public async Task A_plan_as_the_body_reads_lists_from_the_import_roots()
    {
        (await Gateway.PostAsync("/api/plan?timeline=false", Encoding.UTF8.GetBytes(Plans.Of("demo_data/campus_library.m3u")))).MustSucceed();
        (await Gateway.PostAsync("/api/plan", """{"filepath":"/etc/passwd"}""")).MustFail(403, "forbidden_path");
        (await Gateway.GetAsync("/api/schedules/00000000-0000-4000-8000-000000000000/explain?at=x&why_not=y&plan=/etc/passwd")).MustFail(404, "not_found");
    }
}
