using System.Net.Http.Headers;
using System.Text.Json;

namespace ScheduleFlow.Gateway.Tests;

/// <summary>What came back, read to its end.</summary>
public sealed record Reply(int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The <c>type</c> of an error.</summary>
    public string? Type => Json.GetProperty("type").GetString();

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
        }
    }

    /// <summary>The command line that the dummy echoes, without the request id.</summary>
    public string[] Arguments => [.. Json.GetProperty("args").EnumerateArray().Select(arg => arg.GetString()!).Where(arg => !arg.StartsWith("--request-id=", StringComparison.Ordinal) && arg != "--errors-on-stdout")];
}
