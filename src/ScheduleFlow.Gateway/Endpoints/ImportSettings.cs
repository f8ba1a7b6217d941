using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>What a caller says about an import; absent parts are left to the worker.</summary>
/// <param name="Options">What may be said.</param>
/// <param name="Values">By name.</param>
internal sealed record ImportSettings(ImportOptions Options, ImmutableDictionary<string, string> Values)
{
    public static ImportSettings OfQuery(ImportOptions options, HttpContext http) => Of(options, option => http.QueryValue(option.Name));

    public static ImportSettings Of(ImportOptions options, JsonFields fields) => Of(options, option => option.ValueIn(fields));

    /// <summary>Whether the format is named.</summary>
    public bool HasFormat => Values.ContainsKey(ImportOption.Format);

    /// <summary>What is wrong with them, as far as a command line could not say it; null: nothing.</summary>
    public Problem? Problem => Options.All.FirstOrDefault(option => option.Type == ImportOptionType.Flag && Values.TryGetValue(option.Name, out var text) && FlagOf(text) is null) is { } wrong
        ? new Problem(ErrorType.Validation, $"{wrong.Name} must be true or false.")
        : null;

    /// <summary>With a value where none is said already.</summary>
    public ImportSettings Or(string name, string? value) => value is null || Values.ContainsKey(name) ? this : this with { Values = Values.Add(name, value) };

    /// <summary>These, and those of <paramref name="other"/> where these are silent.</summary>
    public ImportSettings Or(ImportSettings other) => other.Values.Aggregate(this, (settings, value) => settings.Or(value.Key, value.Value));

    public LaunchRequest AddTo(LaunchRequest request) => Options.All.Aggregate(request, (with, option) => with.With(option.Name.Replace('_', '-'), ValueOf(option)));

    private string? ValueOf(ImportOption option) => Values.GetValueOrDefault(option.Name) is { } text && option.Type == ImportOptionType.Flag ? FlagOf(text) : Values.GetValueOrDefault(option.Name);

    private static string? FlagOf(string text) => text switch
    {
        "true" or "1" => "true",
        "false" or "0" => "false",
        _ => null,
    };

    private static ImportSettings Of(ImportOptions options, Func<ImportOption, string?> valueOf)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var option in options.All)
        {
            if (valueOf(option) is { } value)
            {
                values.Add(option.Name, value);
            }
        }

        return new ImportSettings(options, values.ToImmutable());
    }
}
