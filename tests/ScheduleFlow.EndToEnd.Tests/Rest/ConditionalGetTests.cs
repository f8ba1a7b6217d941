using System.Net;
using System.Text;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class ConditionalGetTests : GatewayTests
{
    [Fact]
    public async Task Pages_lead_from_one_to_the_next()
    {
        for (var i = 0; i < 5; i++)
        {
            await ImportAsync("with_gaps.json");
        }

        var ids = new List<string>();
        var pages = 0;
        for (string? path = "/api/schedules?limit=2"; path is not null; pages++)
        {
            var reply = await Gateway.GetAsync(path);
            ids.AddRange(reply.MustSucceed().List("schedules").Select(schedule => schedule.Text("id")));
            path = reply.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        pages.Should().Be(3);
        ids.Should().HaveCount(5).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_tag_fits_until_the_store_changes()
    {
        var id = (await ImportNamedAsync("first")).Text("schedule_id");
        string[] paths = ["/api/schedules", $"/api/schedules/{id}", $"/api/schedules/{id}/export?format=xml"];
        Settle();
        var tags = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            using var reply = await Gateway.Client.GetAsync(path);
            tags[path] = reply.Headers.ETag!.ToString();
            (await StatusAsync(path)).Should().Be(HttpStatusCode.NotModified);
        }

        await ImportNamedAsync("second");
        foreach (var path in paths)
        {
            (await StatusAsync(path)).Should().Be(HttpStatusCode.OK, "it changed a moment ago");
        }

        Settle();
        foreach (var path in paths)
        {
            (await StatusAsync(path)).Should().Be(HttpStatusCode.OK, "there is one more");
        }

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("If-None-Match", tags[path]);
            using var reply = await Gateway.Client.SendAsync(request);
            return reply.StatusCode;
        }
    }

    private async Task<JsonElement> ImportNamedAsync(string name) => (await Gateway.PostAsync($"/api/import-schedule?format=xml&name={name}", Encoding.UTF8.GetBytes(Small.Xml))).MustSucceed();

    /// <summary>As if time had passed since the last change.</summary>
    private void Settle()
    {
        var folder = Path.Combine(Gateway.DataFolder, "schedules");
        foreach (var file in Directory.GetFiles(folder))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddMinutes(-1));
        }

        Directory.SetLastWriteTimeUtc(folder, Directory.GetLastWriteTimeUtc(folder).AddMinutes(-1));
    }
}
