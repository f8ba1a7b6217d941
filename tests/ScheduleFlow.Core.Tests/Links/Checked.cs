using System.Security.Cryptography.X509Certificates;
using ScheduleFlow.Core.Links;

namespace ScheduleFlow.Core.Tests.Links;

/// <summary>Runs a checker in a test.</summary>
internal static class Checked
{
    /// <summary>Reaches the servers of the tests, and gives a busy machine time.</summary>
    public static LinkCheckOptions Options { get; } = new() { AllowedNetworks = ["127.0.0.0/8"], Timeout = TimeSpan.FromSeconds(20) };

    public static async Task<LinkResult> OneAsync(string url, LinkCheckOptions? options = null, INameResolver? names = null, X509Certificate2? root = null) =>
        (await AllAsync([url], options, names, root)).Should().ContainSingle().Subject;

    /// <summary>The results in the order of the URLs.</summary>
    public static async Task<IReadOnlyList<LinkResult>> AllAsync(IReadOnlyList<string> urls, LinkCheckOptions? options = null, INameResolver? names = null, X509Certificate2? root = null)
    {
        var results = new Dictionary<string, LinkResult>();
        using var checker = new LinkChecker(options ?? Options, TimeProvider.System, names ?? new FakeNames(), root is null ? null : [root]);
        var targets = urls.Select((url, index) => new LinkTarget($"{index}", url)).ToList();
        await checker.CheckAsync(targets, result => results.Add(result.Key, result), TestContext.Current.CancellationToken);
        return [.. targets.Select(target => results[target.Key])];
    }
}
