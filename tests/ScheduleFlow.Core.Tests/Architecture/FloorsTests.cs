using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Architecture;

/// <summary>
/// The house of Core: a folder uses folders on the floors below it; folders of one floor may use each other, but not in a circle.
/// </summary>
public sealed class FloorsTests
{
    private const string Root = "ScheduleFlow.Core.";

    /// <summary>The floors, the ground first. A name that ends in <c>.*</c> is every folder below it.</summary>
    private static readonly string[][] Floors =
    [
        ["Text", "Text.*", "Time", "Hashing", "Files"],
        ["Schedules", "Channels", "Playlists", "Plans", "Keys", "Settings"],
        ["Formats.*", "Formats"],
        ["Importing", "Checking", "Linting", "Linting.*", "Links", "Filling", "Planning"],
        ["Storage"],
        ["Storage.Files", "Storage.Files.*"],
        ["Operations", "Operations.*"],
    ];

    private static readonly Edge[] Edges =
    [
        .. TypeEdges.Of(typeof(Schedule).Assembly)
            .Where(edge => IsOurs(edge.From) && IsOurs(edge.To))
            .Select(edge => new Edge(FolderOf(edge.From), FolderOf(edge.To), $"{edge.From.Name} uses {edge.To.Name}"))
            .Where(edge => edge.From != edge.To),
    ];

    [Fact]
    public void Every_folder_has_its_floor() =>
        Edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Where(folder => FloorOf(folder) < 0).Should().BeEmpty();

    [Fact]
    public void No_folder_uses_one_of_a_floor_above() =>
        Edges.Where(edge => FloorOf(edge.To) > FloorOf(edge.From)).Select(edge => edge.ToString()).Order().Should().BeEmpty();

    [Fact]
    public void No_folders_of_one_floor_use_each_other_in_a_circle()
    {
        var uses = Edges.ToLookup(edge => edge.From, edge => edge.To);
        var reached = Edges.Select(edge => edge.From).Distinct().ToDictionary(folder => folder, folder => Reached(folder, uses));
        Edges.Where(edge => FloorOf(edge.To) == FloorOf(edge.From) && reached.GetValueOrDefault(edge.To, []).Contains(edge.From))
            .Select(edge => edge.ToString())
            .Order()
            .Should().BeEmpty();
    }

    [Fact]
    public void The_bodies_of_methods_are_read() =>
        TypeEdges.Of(typeof(FloorsTests).Assembly).Should()
            .Contain((typeof(Named), typeof(Called)), "a method calls it")
            .And.Contain((typeof(Named), typeof(Caught)), "a lambda in an iterator makes it")
            .And.NotContain(edge => edge.From == typeof(Called));

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

    // The rooms below Storage/Files count as one until the store is split.
    private static string FolderOf(Type type) =>
        type.Namespace![Root.Length..] is var folder && folder.StartsWith("Storage.Files.", StringComparison.Ordinal) ? "Storage.Files" : folder;

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
