using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Finds the keys under <c>ScheduleFlow:</c> that no setting has: most are misspelt and would have no effect.</summary>
internal static class UnknownSettings
{
    /// <summary>An error for each, which names the key that was probably meant.</summary>
    public static IEnumerable<string> In(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(entry => entry.Value is not null && entry.Key.StartsWith(GatewaySettings.Section, StringComparison.OrdinalIgnoreCase))
        .Select(entry => entry.Key)
        .Where(key => GatewaySettings.Find(key) is null)
        .Order(StringComparer.OrdinalIgnoreCase)
        .Select(key => $"{key} is no setting{(Meant(key) is { } meant ? $"; did you mean {meant}?" : ": --help lists them all.")}");

    private static string? Meant(string key)
    {
        var known = GatewaySettings.All
            .Where(setting => setting.Key.StartsWith(GatewaySettings.Section, StringComparison.Ordinal))
            .ToArray();
        if (known.FirstOrDefault(setting => key.StartsWith(setting.Key + ":", StringComparison.OrdinalIgnoreCase)) is { } whole)
        {
            return whole.Name; // this setting has no parts, or other ones
        }

        if (Nearest.To(key, known.Select(setting => setting.Key)) is { } near)
        {
            return known.First(setting => setting.Key == near).Name;
        }

        // In another section, as in ScheduleFlow:TimeoutSeconds.
        var last = Nearest.To(Last(key), known.Select(setting => Last(setting.Key)));
        return known.FirstOrDefault(setting => Last(setting.Key) == last)?.Name;
    }

    private static string Last(string key) => key[(key.LastIndexOf(':') + 1)..];
}
