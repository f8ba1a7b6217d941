using System.Text;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Whoever listens to /api/events hears of each change of the store, from whatever process it comes.</summary>
public sealed class StoreEventTests : GatewayTests
{
    private const string Schedules = "schedule.changed";
    private const string Timelines = "timeline.changed";

    [Fact(Timeout = 120_000)]
    public async Task Changes_by_REST_by_a_shell_and_by_another_gateway_are_told_with_revision_and_actor()
    {
        await using var events = await EventReader.ListenAsync(Gateway, Schedules);

        var imported = await Gateway.SendAsync(
            HttpMethod.Post, "/api/import-schedule?format=json", new ByteArrayContent(Encoding.UTF8.GetBytes(Small.Json)), requestId: "mine");
        var id = imported.MustSucceed().Text("schedule_id");
        Told(await events.NextAsync(Schedules).WaitAsync(TestContext.Current.CancellationToken)).Should().Be($"{id} at 1 by editor in import-schedule for mine");

        Gateway.Worker.RunWith(Small.Json, "import-schedule", "-", "--replace", id).MustSucceed();
        Told(await events.NextAsync(Schedules)).Should().Be($"{id} at 2 by somebody in import-schedule for nobody");

        await using var other = await RunningGateway.StartAsync(
            Folder, new Dictionary<string, string> { ["ScheduleFlow:Log:Path"] = Folder["other.log"] }, Variables);
        (await other.SendAsync(HttpMethod.Delete, $"/api/schedule/{id}", key: AdminKey, requestId: "theirs")).MustSucceed();
        Told(await events.NextAsync(Schedules)).Should().Be($"{id} at 0 by admin in delete-schedule for theirs");
    }

    [Fact(Timeout = 120_000)]
    public async Task After_a_repair_or_a_restore_anything_may_have_changed()
    {
        var id = await ImportAsync("with_gaps.json");
        Gateway.Worker.Run("backup", Folder["b.tar.gz"]).MustSucceed();
        var other = await ImportAsync("campus_week.xml");
        await using var events = await EventReader.ListenAsync(Gateway, Schedules, Timelines);

        await File.WriteAllTextAsync(Path.Combine(Gateway.DataFolder, "schedules", $"{id}.json"), "{", TestContext.Current.CancellationToken);
        Gateway.Worker.Run("doctor", "--repair").ExitCode.Should().BeOneOf(0, 1);
        (await events.NextAsync(Schedules)).GetProperty("all").GetBoolean().Should().BeTrue();
        (await events.NextAsync(Timelines)).GetProperty("all").GetBoolean().Should().BeTrue();

        Gateway.Worker.Run("restore", Folder["b.tar.gz"], "--replace").MustSucceed();
        JsonElement told;
        do
        {
            told = await events.NextAsync(Schedules);
        }
        while (told.Text("operation") != "restore");
        told.GetProperty("all").GetBoolean().Should().BeTrue("{0} is gone, and the line names what was restored", other);
        told.List("ids").Should().BeEmpty();
    }

    private static string Told(JsonElement data)
    {
        var ids = string.Join(' ', data.List("ids").Select(id => id.GetString()));
        var revision = data.TryGetProperty("revision", out var number) ? number.GetInt64() : 0;
        return $"{ids} at {revision} by {Of("actor") ?? "somebody"} in {Of("operation")} for {Of("request_id") ?? "nobody"}";

        string? Of(string field) => data.TryGetProperty(field, out var value) ? value.GetString() : null;
    }
}
