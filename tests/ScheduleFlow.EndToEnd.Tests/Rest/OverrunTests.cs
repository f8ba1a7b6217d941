using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>What is on air now goes on, over HTTP.</summary>
public sealed class OverrunTests : GatewayTests
{
    [Fact]
    public async Task What_is_on_goes_on_and_what_follows_moves()
    {
        var start = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
        var document = $$"""{"events":[{"title":"Match","start":"{{start:O}}","duration":7200},{"title":"Film","start":"{{start.AddHours(2):O}}","duration":5400}]}""";
        var id = (await Gateway.SendAsync(HttpMethod.Post, "/api/import-schedule?format=json", new StringContent(document, Encoding.UTF8, "application/json"))).Json.Text("schedule_id");
        (await Gateway.PostAsync($"/api/schedules/{id}/publish", """{"channel":"default"}""")).MustSucceed();

        var dry = (await OverrunAsync("""{"by":"35m","dry_run":true}""")).MustSucceed();
        dry.GetProperty("dry_run").GetBoolean().Should().BeTrue();
        (await Gateway.GetAsync($"/api/schedules/{id}")).MustSucceed().Number("revision").Should().Be(1);

        var made = (await OverrunAsync("""{"by":"35m","if_revision":1}""")).MustSucceed();

        made.Number("revision").Should().Be(2);
        made.List("events").Select(row => row.GetProperty("after").Text("title")).Should().Equal("Match", "Film");
        made.Text("end").Should().Be(start.AddMinutes(155).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        (await Gateway.GetAsync("/api/now?channel=default")).MustSucceed().List("channels")[0].GetProperty("now").Text("end").Should().Be(made.Text("end"));
        (await OverrunAsync("""{"by":"35m","if_revision":1}""")).MustFail(409, "conflict", "revision 2");
        (await OverrunAsync("{}")).MustFail(400, "validation");
        (await Gateway.PostAsync("/api/channels/nowhere/overrun", """{"by":"35m"}""")).MustFail(404, "not_found", "nowhere");
    }

    private Task<Reply> OverrunAsync(string body) => Gateway.PostAsync("/api/channels/default/overrun", body);
}
