using System.Text.RegularExpressions;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Architecture;

/// <summary>
/// The house of Core: a folder uses folders on the floors below it; folders of one floor may use each other, but not in a circle.
/// </summary>
public sealed partial class FloorsTests
{
    private const string Root = "ScheduleFlow.Core.";

    /// <summary>The floors, the ground first. A name that ends in <c>.*</c> is every folder below it.</summary>
    private static readonly string[][] Floors =
    [
        ["Text", "Text.*", "Time", "Hashing", "Files"],
        ["Schedules", "Channels", "Playlists", "Plans", "Keys", "Users", "Settings", "Timelines"],
        ["Formats.*", "Formats"],
        ["Importing", "Checking", "Linting", "Linting.*", "Links", "Filling", "Planning", "Editing"],
        ["Storage"],
        ["Storage.Files", "Storage.Files.*"],
        ["Operations", "Operations.*"],
    ];

    // What the compiled assembly says, and what the sources import: a constant and a cref leave no trace in the former.
    private static readonly Edge[] Edges = [.. Uses(), .. Imports()];

    [Fact]
    public void Every_folder_has_its_floor() =>
        Edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Where(folder => FloorOf(folder) < 0).Should().BeEmpty();

    [Fact]
    public void No_folder_uses_one_of_a_floor_above() =>
        HasNone(Edges.Where(edge => FloorOf(edge.To) > FloorOf(edge.From)));

    [Fact]
    public void No_folders_of_one_floor_use_each_other_in_a_circle()
    {
        var level = Edges.Where(edge => FloorOf(edge.To) == FloorOf(edge.From)).ToArray();
        var uses = level.ToLookup(edge => edge.From, edge => edge.To);
        var reached = level.Select(edge => edge.To).Distinct().ToDictionary(folder => folder, folder => Reached(folder, uses));
        HasNone(level.Where(edge => reached[edge.To].Contains(edge.From)));
    }

    [Fact]
    public void The_bodies_of_methods_are_read() =>
        TypeEdges.Of(typeof(FloorsTests).Assembly).Should()
            .Contain((typeof(Named), typeof(Called)), "a method calls it")
            .And.Contain((typeof(Named), typeof(Caught)), "a lambda in an iterator makes it")
            .And.NotContain(edge => edge.From == typeof(Called));

    private static void HasNone(IEnumerable<Edge> wrong)
    {
        var lines = wrong.Select(edge => edge.ToString()).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(lines.Length == 0, $"{lines.Length} wrong:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }

    private static IEnumerable<Edge> Uses() => TypeEdges.Of(typeof(Schedule).Assembly)
        .Where(edge => IsOurs(edge.From) && IsOurs(edge.To))
        .Select(edge => new Edge(FolderOf(edge.From.Namespace!), FolderOf(edge.To.Namespace!), $"{edge.From.Name} uses {edge.To.Name}"))
        .Where(edge => edge.From != edge.To);

    private static IEnumerable<Edge> Imports()
    {
        var sources = Repository.PathTo("src", "ScheduleFlow.Core");
        foreach (var folder in Directory.GetDirectories(sources).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            foreach (var file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            {
                var own = Root + Path.GetRelativePath(sources, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
                foreach (var line in File.ReadLines(file).TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal)))
                {
                    if (Import().Match(line) is { Success: true } import && FolderOf(import.Groups[1].Value) is var used && used != FolderOf(own))
                    {
                        yield return new Edge(FolderOf(own), used, $"{Path.GetFileName(file)} imports {used}");
                    }
                }
            }
        }
    }

    private static HashSet<string> Reached(string folder, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
        {
            foreach (var used in uses[next].Where(reached.Add))
            {
                open.Push(used);
            }
        }

        return reached;
    }

    // What a generator of the compiler or the platform adds is in namespaces of its own.
    private static bool IsOurs(Type type) => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) is true;

    private static string FolderOf(string space) => space[Root.Length..];

    [GeneratedRegex(@"^using (?:static )?(ScheduleFlow\.Core\.[\w.]+);")]
    private static partial Regex Import();

    private static int FloorOf(string folder) => Array.FindIndex(Floors, floor => Array.Exists(floor, name => IsIn(folder, name)));

    private static bool IsIn(string folder, string name) =>
        name.EndsWith(".*", StringComparison.Ordinal) ? folder.StartsWith(name[..^1], StringComparison.Ordinal) : folder == name;

    private sealed record Edge(string From, string To, string Types)
    {
        public override string ToString() => $"{From} → {To}: {Types}";
    }
}

internal static class Named
{
    public static int Call() => Called.Value;

    public static IEnumerable<Func<object>> Made()
    {
        yield return () => new Caught();
    }
}

internal static class Called
{
    public static int Value { get; } = 1;
}

internal sealed class Caught;
