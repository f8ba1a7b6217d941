using System.Net;
using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class IdempotencyTests : GatewayTests
{
    [Fact]
    public async Task The_same_request_with_the_same_key_is_answered_with_the_same_bytes_and_done_once()
    {
        var first = await ImportAsync("week-49", Small.Json);
        var again = await ImportAsync("week-49", Small.Json);

        first.Status.Should().Be(HttpStatusCode.OK);
        again.Status.Should().Be(HttpStatusCode.OK);
        again.Body.Should().Be(first.Body);
        await MustBeStoredAsync(1);
    }

    [Fact]
    public async Task Requests_with_the_same_key_at_once_are_done_once()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ImportAsync("week-49", Small.Json)));

        replies.Should().AllBeEquivalentTo(replies[0]);
        replies[0].Status.Should().Be(HttpStatusCode.OK);
        await MustBeStoredAsync(1);
    }

    [Fact]
    public async Task Another_request_with_the_same_key_is_a_conflict()
    {
        await ImportAsync("week-49", Small.Json);

        var other = await ImportAsync("week-49", Small.Xml);

        other.Status.Should().Be(HttpStatusCode.Conflict);
        other.Body.Should().Contain("\"type\":\"conflict\"").And.Contain("idempotency key");
        await MustBeStoredAsync(1);
    }

    [Fact]
    public async Task The_same_request_without_a_key_is_done_again()
    {
        await ImportAsync(null, Small.Json);
        await ImportAsync(null, Small.Json);

        await MustBeStoredAsync(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("{256}")]
    public async Task A_malformed_key_is_refused_and_nothing_is_done(string key)
    {
        var refused = await ImportAsync(key == "{256}" ? new string('k', 256) : key, Small.Json);

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Body.Should().Contain("\"type\":\"validation\"");
        await MustBeStoredAsync(0);
    }

    private async Task MustBeStoredAsync(int count) => (await Gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(count);

    private async Task<(HttpStatusCode Status, string Body)> ImportAsync(string? key, string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/import-schedule") { Content = new StringContent(document, Encoding.UTF8, "application/octet-stream") };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key).Should().BeTrue();
        }

        using var response = await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
