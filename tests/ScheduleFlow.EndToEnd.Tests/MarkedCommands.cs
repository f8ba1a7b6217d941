using System.Text;

namespace ScheduleFlow.EndToEnd.Tests;

/// <summary>
/// A page as a reader follows it: every <c>sh</c> block with <c>&lt;!-- test --&gt;</c> on the line before it, one after
/// the other in one bash, in a folder with demo_data, where a gateway runs.
/// </summary>
internal static class MarkedCommands
{
    private const string Marker = "<!-- test -->";
    private const string AdminKey = "readme-admin-key";

    private static readonly string[] Addresses = ["localhost:5000", "127.0.0.1:5000"];

    /// <summary>Runs the blocks; every command must succeed.</summary>
    /// <param name="page">The page's path in the checkout.</param>
    /// <returns>What the commands said.</returns>
    public static async Task<string> RunAsync(params string[] page)
    {
        var blocks = Of(await File.ReadAllLinesAsync(Repository.PathTo(page), TestContext.Current.CancellationToken));
        blocks.Should().NotBeEmpty($"{page[^1]} has sh blocks with {Marker} before them");

        using var folder = new TempFolder();
        Directory.CreateSymbolicLink(folder["demo_data"], Repository.PathTo("demo_data"));
        await using var gateway = await RunningGateway.StartAsync(
            folder, environment: new Dictionary<string, string> { ["ADMIN_API_KEY"] = AdminKey }, workingFolder: folder.Path);
        var script = new StringBuilder("set -eo pipefail\n");
        foreach (var block in blocks)
        {
            script.Append(Addresses.Aggregate(block, (text, address) => text.Replace(address, gateway.Client.BaseAddress!.Authority, StringComparison.Ordinal))).Append('\n');
        }

        var bash = Bash.Run(script.ToString(), folder.Path, ("ADMIN_API_KEY", AdminKey), ("SCHEDULEFLOW_LOG", "off"));

        bash.ExitCode.Should().Be(0, $"the last words were\n{Tail(bash.Output)}\n{Tail(bash.Error)}\nof\n{script}");
        return bash.Output;
    }

    private static List<string> Of(string[] lines)
    {
        var blocks = new List<string>();
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (lines[i].Trim() == Marker)
            {
                lines[i + 1].Trim().Should().Be("```sh", $"line {i + 2} follows {Marker}");
                blocks.Add(string.Join('\n', lines.Skip(i + 2).TakeWhile(line => line.Trim() != "```")));
            }
        }

        return blocks;
    }

    private static string Tail(string text) => text.Length <= 2000 ? text : text[^2000..];
}
