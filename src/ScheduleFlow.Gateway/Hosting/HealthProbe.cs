using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>
/// <c>ScheduleFlow.Gateway health [URL]</c>: asks a gateway on this machine whether it is ready, for containers without a
/// tool for it. Exit 0: it is ready; 1: it is not, and stderr tells why.
/// </summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string? url)
    {
        var configuration = new ConfigurationManager();
        ConfigurationSources.AddTo(configuration, []);
        var address = (url ?? configuration[GatewaySettings.Urls.Key]!).Split(';')[0]
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://[::]", "://[::1]", StringComparison.Ordinal);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = Patience };
            using var response = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            if (response.IsSuccessStatusCode)
            {
                return 0;
            }

            await Console.Error.WriteLineAsync($"{address} is not ready: {(int)response.StatusCode}.");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer: {e.Message}");
        }

        return 1;
    }
}
