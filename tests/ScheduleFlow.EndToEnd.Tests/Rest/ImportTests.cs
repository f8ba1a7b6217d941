using System.Net.Http.Headers;
using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class ImportTests : GatewayTests
{
    [Fact]
    public async Task A_file_on_the_server_a_body_and_a_form_are_imported_alike()
    {
        var document = await File.ReadAllBytesAsync(Repository.PathTo("demo_data", "overlaps_and_duplicates.xml"), TestContext.Current.CancellationToken);
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(document);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        form.Add(file, "file", "from a form.xml");

        var byPath = await Gateway.PostAsync("/api/import-schedule", """{"filepath":"demo_data/overlaps_and_duplicates.xml","format":"xml"}""");
        var byBody = await Gateway.PostAsync("/api/import-schedule?format=xml&name=From%20a%20body", document);
        var byForm = await Gateway.SendAsync(HttpMethod.Post, "/api/import-schedule", form);

        foreach (var reply in new[] { byPath, byBody, byForm })
        {
            var imported = reply.MustSucceed();
            imported.Number("events").Should().Be(27);
            imported.Number("events_imported").Should().Be(27);
            imported.Number("duplicates_removed").Should().Be(5);
            imported.Number("conflicts_detected").Should().Be(9);
            imported.Number("gaps_detected").Should().Be(2);
            imported.GetProperty("warnings").Text("conflicts").Should().Be("9 overlapping timeslots detected");
        }

        byBody["name"].Should().Be("From a body");
        var listed = (await Gateway.GetAsync("/api/schedules?limit=2")).MustSucceed();
        listed.Number("count").Should().Be(2);
        var rest = (await Gateway.GetAsync($"/api/schedules?limit=2&after={Uri.EscapeDataString(listed.Text("next"))}")).MustSucceed();
        rest.Number("count").Should().Be(1);
        (await Gateway.GetAsync("/api/schedules?name=A%20BODY")).MustSucceed().Number("count").Should().Be(1);
    }

    [Fact]
    public async Task A_schedule_is_shown_and_listed_as_a_worker_says_it_to_the_byte()
    {
        var id = await ImportAsync("with_gaps.json");

        (await Gateway.GetAsync($"/api/schedules/{id}")).Body.Should().Equal(Gateway.Worker.Run("show-schedule", id).Output);
        (await Gateway.GetAsync("/api/schedules")).Body.Should().Equal(Gateway.Worker.Run("list-schedules").Output);
    }

    [Fact]
    public async Task A_body_of_many_megabytes_is_streamed_through()
    {
        var padded = Encoding.UTF8.GetBytes($"{{\"events\":[{Small.JsonEvent}]{new string(' ', 40 * 1024 * 1024)}}}");

        (await Gateway.PostAsync("/api/import-schedule", padded)).MustSucceed().Number("events").Should().Be(1);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        // Asked first, as curl does: a server that refuses does not read what it has refused.
        using var content = new ByteArrayContent(new byte[(50 * 1024 * 1024) + 1]);
        Gateway.Client.DefaultRequestHeaders.ExpectContinue = true;

        (await Gateway.SendAsync(HttpMethod.Post, "/api/import-schedule", content)).MustFail(413, "too_large", "larger");

        StoreState.Of(Gateway.DataFolder).Should().BeEmpty();
    }
}
