using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest.Fuzzing;

/// <summary>
/// Generated requests against a gateway with its real worker (tests/README.md, "Fuzzing"): whatever a client sends, it
/// gets an answer of the contract, and the next client does too.
/// </summary>
public sealed class HttpFuzzTests : GatewayTests
{
    private const int Parallel = 4;

    // About 20 seconds on two processors.
    private static readonly int Requests = Number("SCHEDULEFLOW_FUZZ_REQUESTS", 2_000);
    private static readonly int Seed = Number("SCHEDULEFLOW_FUZZ_SEED", 1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90); // a worker's 30 seconds, and a wait for a slot

    private static readonly Dictionary<int, string[]> Documented = new()
    {
        [503] = ["queue_full", "unavailable", "shutting_down"],
        [504] = ["timeout"],
        [507] = ["disk_full"],
    };

    // The longest run that somebody may ask for.
    [Fact(Timeout = 4 * 3_600_000)]
    public async Task Whatever_a_client_sends_it_gets_an_answer_of_the_contract()
    {
        var requests = Generate(await SetUpAsync());
        var seen = new int[600];
        var faults = new List<string>();

        await System.Threading.Tasks.Parallel.ForEachAsync(
            requests.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = TestContext.Current.CancellationToken },
            async (numbered, cancellation) =>
            {
                var (status, fault) = await SendAsync(numbered.Item, cancellation);
                lock (faults)
                {
                    seen[status]++;
                    if (fault is not null)
                    {
                        faults.Add($"seed {Seed}, request {numbered.Index}: {fault}\n{numbered.Item}\n");
                    }
                }
            });

        string.Join('\n', faults.Take(20)).Should().BeEmpty("of {0} requests {1} have a fault", Requests, faults.Count);
        (await Gateway.GetAsync("/api/health")).Status.Should().Be(200, "the gateway lives on");

        // Not all at the door: the requests are right enough to reach the workers, and wrong enough to be refused by them.
        var row = string.Join(", ", seen.Index().Where(status => status.Item > 0).Select(status => $"{status.Index}: {status.Item}"));
        TestContext.Current.SendDiagnosticMessage(row);
        seen[200].Should().BeGreaterThan(Requests / 10, row);
        seen[400].Should().BeGreaterThan(Requests / 10, row);
        (seen[0] + seen[401] + seen[403] + seen[429]).Should().BeLessThan(Requests / 3, row);
    }

    private async Task<List<string>> SetUpAsync()
    {
        var ids = new List<string>
        {
            Gateway.Worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed().Text("schedule_id"),
            Gateway.Worker.Run("import-schedule", Repository.PathTo("demo_data", "with_gaps.json")).MustSucceed().Text("schedule_id"),
            Gateway.Worker.Run("import-playlist", Repository.PathTo("demo_data", "campus_library.m3u")).MustSucceed().Text("playlist_id"),
        };
        (await Gateway.SendAsync(HttpMethod.Post, "/api/channels", Json("""{"id":"one","name":"One","url":"http://127.0.0.1:9/a"}"""), AdminKey)).MustSucceed();
        return [.. ids, "one"];
    }

    private static List<FuzzedRequest> Generate(List<string> ids)
    {
        var document = JsonNode.Parse(File.ReadAllText(Repository.PathTo("docs", "openapi.json")))!;
        var generator = new RequestGenerator(Seed, document, ids, AdminKey);
        return [.. Enumerable.Range(0, Requests).Select(_ => generator.Next())];
    }

    private async Task<(int Status, string? Fault)> SendAsync(FuzzedRequest request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var message = request.ToMessage(Gateway.Client.BaseAddress!);
            using var response = await Gateway.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var status = (int)response.StatusCode;
            if (response.Content.Headers.ContentType?.MediaType == "text/event-stream" && status == 200)
            {
                return (status, null); // It never ends.
            }

            if (response.Content.Headers.ContentEncoding.Count > 0)
            {
                return (status, status >= 500 ? $"{status}, packed" : null);
            }

            return (status, Fault(request, response, await response.Content.ReadAsStringAsync(patience.Token)));
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded or HttpRequestError.ConnectionError)
        {
            return (0, $"no answer: {exception.Message}");
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (0, null); // The client of these tests refuses to send it.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (0, "no answer in time");
        }
    }

    private static string? Fault(FuzzedRequest request, HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        if (status >= 400 && new[] { "   at ", ".cs:line", "Exception", "System.Text", "Microsoft.AspNetCore" }.FirstOrDefault(trace => text.Contains(trace, StringComparison.Ordinal)) is { } found)
        {
            return $"{status} with “{found}”: {text}";
        }

        if (status < 400 || request.Method == "HEAD" || response.RequestMessage!.Method == HttpMethod.Head)
        {
            return status >= 500 && !Documented.ContainsKey(status) ? $"{status}" : null;
        }

        // Kestrel itself refuses a head that is malformed or too long, before any code of ours; it says nothing then.
        if (text.Length == 0 && status is (400 or 414 or 431))
        {
            return null;
        }

        string? type = null;
        try
        {
            var error = JsonDocument.Parse(text).RootElement;
            type = error.Text("type");
            if (error.Text("status") != "error" || error.Text("message").Length == 0 || error.Text("request_id").Length == 0)
            {
                return $"{status} is no error of ours: {text}";
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{status} is no error of ours: {text}";
        }

        return status >= 500 && !(Documented.TryGetValue(status, out var types) && types.Contains(type)) ? $"{status} is not documented: {text}" : null;
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
