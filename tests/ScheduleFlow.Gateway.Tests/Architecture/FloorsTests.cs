using System.Collections.Immutable;

namespace ScheduleFlow.Gateway.Tests.Architecture;

/// <summary>The house has floors: a folder uses those below it and none above, so that there is no knot.</summary>
public sealed class FloorsTests
{
    private const string Root = "ScheduleFlow.Gateway";

    /// <summary>Bottom up; what stands on one floor does not know each other.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Floors =
    [
        ["Configuration"],
        ["Diagnostics"],
        ["Launching.Spooling"],
        ["Launching.Processes"],
        ["Launching.Linux"],
        ["Launching"],
        ["Events"],
        ["Jobs"],
        ["Security.Attempts"],
        ["Security"],
        ["Security.Sessions"],
        ["Security.Setup"],
        ["Http"],
        ["OpenApi", "Proxy"],
        ["Endpoints.Reading"],
        ["Endpoints"],
        ["Hosting"],
        [""], // Program
    ];

    private static readonly ImmutableArray<(string From, string To)> Uses =
        [.. TypeUses.Of(typeof(Program).Assembly).Where(use => IsOurs(use.From) && IsOurs(use.To))];

    [Fact]
    public void A_folder_uses_only_the_folders_below_it()
    {
        var wrong = Uses.Where(use => FolderOf(use.From) is var from && FolderOf(use.To) is var to && from != to && FloorOf(from) <= FloorOf(to))
            .Select(use => $"{use.From} uses {use.To}");

        wrong.Should().BeEmpty("a type that two folders need lives on the floor below both");
    }

    [Fact]
    public void The_description_of_the_API_knows_only_routes_and_roles()
    {
        Uses.Where(use => FolderOf(use.From) == "OpenApi").Select(use => FolderOf(use.To)).Distinct().Should().BeSubsetOf(["OpenApi", "Http", "Security"]);
    }

    [Fact]
    public void Every_folder_has_a_floor()
    {
        Uses.Select(use => FolderOf(use.From)).Distinct().Order().Should().Equal(Floors.SelectMany(floor => floor).Order());
    }

    // Sees the test itself work: uses that no signature shows, in a lambda, an async method and a generic argument.
    [Theory]
    [InlineData("Endpoints.NegotiatedExport", "Http.ErrorReply")]
    [InlineData("Launching.CliLauncher", "Diagnostics.LogText")]
    [InlineData("Launching.LaunchProblems", "Configuration.LauncherOptions")]
    [InlineData("Hosting.Lifecycle", "Jobs.JobStore")]
    [InlineData("Program", "Security.ApiKeyHandler")]
    public void Uses_in_method_bodies_are_seen(string from, string to) => Uses.Should().Contain(($"{Root}.{from}", $"{Root}.{to}"));

    private static bool IsOurs(string type) => type.StartsWith(Root + ".", StringComparison.Ordinal);

    /// <summary>The namespace below the root: <c>Launching.Linux</c>.</summary>
    private static string FolderOf(string type) => type[..type.LastIndexOf('.')][Root.Length..].TrimStart('.');

    private static int FloorOf(string folder)
    {
        for (var i = 0; i < Floors.Length; i++)
        {
            if (Floors[i].Contains(folder))
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(folder), folder, "It has no floor.");
    }
}
