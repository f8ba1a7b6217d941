using System.Text;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class RevisionTests : GatewayTests
{
    [Fact]
    public async Task A_change_is_undone_and_redone_and_listed_with_who_and_why()
    {
        var id = await ImportAsync("with_gaps.json");
        var first = (await Gateway.GetAsync($"/api/schedules/{id}")).Text;
        await ReplaceAsync(id, "message=Harbour%20only");
        var second = (await Gateway.GetAsync($"/api/schedules/{id}")).Text;

        var undone = (await Gateway.PostAsync($"/api/schedules/{id}/revert", """{"to":1,"message":"Back"}""")).MustSucceed();
        (undone.Number("revision"), undone.Number("reverted_to")).Should().Be((3, 1));
        Events((await Gateway.GetAsync($"/api/schedules/{id}")).Text).Should().Be(Events(first));
        (await Gateway.PostAsync($"/api/schedules/{id}/revert", """{"to":2,"if_revision":3}""")).MustSucceed();
        Events((await Gateway.GetAsync($"/api/schedules/{id}")).Text).Should().Be(Events(second));

        var list = (await Gateway.GetAsync($"/api/schedules/{id}/revisions")).MustSucceed();
        list.List("revisions").Select(row => row.TryGetProperty("message", out var message) ? message.GetString() : null)
            .Should().Equal(null, "Back", "Harbour only", null);
        list.List("revisions").Select(row => row.Text("by")).Distinct().Should().Equal(["editor"], "callers without a key have a role, and no address");
        (await Gateway.GetAsync($"/api/schedules/{id}?revision=1")).Text.Should().Be(first);
        var diff = (await Gateway.PostAsync("/api/diff", $$"""{"a":"{{id}}@2","b":"{{id}}@4"}""")).MustSucceed();
        diff.Text("same").Should().Be("True");
    }

    [Fact]
    public async Task A_change_for_an_older_revision_is_refused_with_the_others_change()
    {
        var id = await ImportAsync("with_gaps.json");
        await ReplaceAsync(id, "message=First");
        using var late = new HttpRequestMessage(HttpMethod.Post, $"/api/schedules/{id}/revert") { Content = new StringContent("""{"to":1}""", Encoding.UTF8, "application/json") };
        late.Headers.TryAddWithoutValidation("If-Match", "\"1\"");

        using var refused = await Gateway.Client.SendAsync(late, TestContext.Current.CancellationToken);

        ((int)refused.StatusCode).Should().Be(409);
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        problem.Text("details").Should().StartWith("Revision 2 was stored by editor at").And.EndWith("with import-schedule: First");
    }

    [Fact]
    public async Task An_import_replaces_only_the_revision_that_If_Match_names()
    {
        var id = await ImportAsync("with_gaps.json");
        await ReplaceAsync(id, "message=First");

        (await ReplaceIfAsync(id, "1")).Should().Be(409);
        (await ReplaceIfAsync(id, "2")).Should().Be(200);

        (await Gateway.GetAsync($"/api/schedules/{id}")).Json.Number("revision").Should().Be(3);
    }

    private async Task<int> ReplaceIfAsync(string id, string revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/import-schedule?replace={id}") { Content = new StringContent(Small.Json, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        using var reply = await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)reply.StatusCode;
    }

    private async Task ReplaceAsync(string id, string query) =>
        (await Gateway.PostAsync($"/api/import-schedule?replace={id}&{query}", Encoding.UTF8.GetBytes(Small.Json))).MustSucceed();

    private static string Events(string schedule) => schedule[schedule.IndexOf("\"events\":[", StringComparison.Ordinal)..];
}
