using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class DeleteTests : GatewayTests
{
    [Fact]
    public async Task The_admin_key_deletes_and_nobody_else_does()
    {
        var id = await ImportAsync("with_gaps.json");
        await ImportAsync("midnight_and_dst.xml");
        await ImportAsync("campus_week.xml");
        var before = StoreState.Of(Gateway.DataFolder);

        foreach (var key in new[] { null, "wrong", AdminKey + "x", AdminKey[..^1] })
        {
            (await DeleteAsync($"/api/schedule/{id}", key)).MustFail(401, "unauthorized");
            (await DeleteAsync("/api/all-schedules", key, """{"confirm":"DELETE_ALL_SCHEDULES"}""")).MustFail(401, "unauthorized");
        }

        (await DeleteAsync("/api/all-schedules", AdminKey, """{"confirm":"yes"}""")).MustFail(400, "validation", "confirmed");
        (await DeleteAsync("/api/all-schedules", AdminKey, "{}")).MustFail(400, "validation", "confirmed");
        StoreState.Of(Gateway.DataFolder).Should().Be(before);

        (await DeleteAsync($"/api/schedule/{id}", AdminKey)).MustSucceed().Text("deleted").Should().Be(id);
        (await DeleteAsync($"/api/schedule/{id}", AdminKey)).MustFail(404, "not_found", id);
        (await DeleteAsync("/api/all-schedules", AdminKey, """{"confirm":"DELETE_ALL_SCHEDULES"}""")).MustSucceed().Number("deleted").Should().Be(2);
        (await Gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(0);
    }

    private Task<Reply> DeleteAsync(string path, string? key, string? json = null) =>
        Gateway.SendAsync(HttpMethod.Delete, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), key);
}

public sealed class DeleteWithoutAnyKeyTests : GatewayTests
{
    protected override Dictionary<string, string> Variables => [];

    [Fact]
    public async Task Without_a_key_set_up_nothing_is_deleted_and_the_reply_says_how_to_set_one_up()
    {
        var id = await ImportAsync("with_gaps.json");

        var reply = (await Gateway.SendAsync(HttpMethod.Delete, $"/api/schedule/{id}")).MustFail(401, "unauthorized");

        reply.Text("hint").Should().Contain("ADMIN_API_KEY");
        (await Gateway.SendAsync(HttpMethod.Delete, $"/api/schedule/{id}", key: "anything")).MustFail(401, "unauthorized");
        (await Gateway.GetAsync($"/api/schedules/{id}")).MustSucceed();
    }
}
