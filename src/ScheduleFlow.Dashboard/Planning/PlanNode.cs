namespace ScheduleFlow.Dashboard.Planning;

/// <summary>What a piece of a plan's text is.</summary>
public enum PlanNodeKind
{
    /// <summary>Nothing: a key without a value.</summary>
    Empty,
    Scalar,
    Map,
    List,

    /// <summary>Something that the reader does not take apart, such as a text of several lines. It is only written by hand.</summary>
    Other,
}

/// <summary>A piece of a plan's text, and where it stands.</summary>
public sealed class PlanNode(PlanNodeKind kind, int start, int column)
{
    public PlanNodeKind Kind { get; set; } = kind;

    /// <summary>Where it begins in the text.</summary>
    public int Start { get; } = start;

    /// <summary>Where it ends.</summary>
    public int End { get; set; } = start;

    /// <summary>How far it is indented.</summary>
    public int Column { get; } = column;

    /// <summary>Whether it is written with brackets.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Whether its bracket is closed.</summary>
    public bool IsClosed { get; set; } = true;

    /// <summary>The value of a scalar.</summary>
    public string Text { get; init; } = "";

    /// <summary>The entries of a map.</summary>
    public List<PlanEntry> Entries { get; } = [];

    /// <summary>The items of a list.</summary>
    public List<PlanNode> Items { get; } = [];

    public PlanNode? this[string key] => Entry(key)?.Value;

    public PlanEntry? Entry(string key) => Entries.Find(entry => entry.Key == key);

    /// <summary>The scalar of a key; null: there is none.</summary>
    public string? TextOf(string key) => this[key] is { Kind: PlanNodeKind.Scalar } node ? node.Text : null;

    /// <summary>The scalars of a list, or the one that stands for a list.</summary>
    public IEnumerable<string> Texts => Kind switch
    {
        PlanNodeKind.Scalar => [Text],
        PlanNodeKind.List => Items.Where(item => item.Kind == PlanNodeKind.Scalar).Select(item => item.Text),
        _ => [],
    };
}

/// <summary>A key of a map with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Start">Where the key begins.</param>
/// <param name="Value">Its value.</param>
public sealed record PlanEntry(string Key, int Start, PlanNode Value);
