using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Faults;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Sixteen editors at once on one schedule, over HTTP.</summary>
public sealed class EditorCrowdTests : GatewayTests
{
    [Fact(Timeout = 300_000)]
    public async Task Every_edit_of_sixteen_clients_that_was_accepted_is_a_revision_and_every_other_was_told_why()
    {
        var id = (await Gateway.PostAsync("/api/import-schedule?format=json", Encoding.UTF8.GetBytes(EditorCrowd.Document)))["schedule_id"];
        var crowd = new EditorCrowd(
            async () => (await Gateway.GetAsync($"/api/schedules/{id}")).Json.Number("revision"),
            async edit =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/schedules/{id}/events")
                {
                    Content = new StringContent($$"""{{edit.Json[..^1]}},"message":"{{edit.Message}}"}""", new MediaTypeHeaderValue("application/json")),
                };
                if (edit.IfRevision is { } revision)
                {
                    request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{revision}\""));
                }

                using var response = await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
                var reply = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement;
                return new EditorCrowd.Answer(response.IsSuccessStatusCode, (int)response.StatusCode is 200 or 409 or 412 or 503, reply);
            });

        await crowd.EditAsync();

        crowd.MustHaveLostNothing(
            (await Gateway.GetAsync($"/api/schedules/{id}/revisions")).MustSucceed(),
            number => Gateway.Worker.Run("show-schedule", id, "--revision", $"{number}").MustSucceed());
    }
}
