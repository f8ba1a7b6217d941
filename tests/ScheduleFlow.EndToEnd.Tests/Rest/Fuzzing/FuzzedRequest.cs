using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest.Fuzzing;

/// <summary>One generated request, which can be sent more than once.</summary>
/// <param name="Method">The method, known or not.</param>
/// <param name="Target">Path and query, spelt as they are sent.</param>
/// <param name="Headers">Names and values, unchecked.</param>
/// <param name="MediaType">The body's, unchecked; null: it says none.</param>
/// <param name="Body">Null: there is none.</param>
internal sealed record FuzzedRequest(
    string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? MediaType, byte[]? Body)
{
    private const int Shown = 2_000;

    public HttpRequestMessage ToMessage(Uri gateway)
    {
        // As it is: the platform would clean the path, and the gateway would never see what a client can send.
        var exactly = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(gateway.GetLeftPart(UriPartial.Authority) + Target, exactly));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (MediaType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
            }
        }

        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>Enough to send it again by hand.</summary>
    public override string ToString() =>
        $"{Method} {Target}\n{string.Concat(Headers.Select(header => $"{header.Name}: {header.Value}\n"))}Content-Type: {MediaType}\n\n"
        + (Body is null ? "" : Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Shown, Body.Length))));
}
