namespace ScheduleFlow.Core.Text.Xml;

/// <summary>The elements that are still open, with the line of each start tag, for messages about tags that do not match.</summary>
internal sealed class OpenElements
{
    private readonly Stack<(string Name, int Line)> _open = new();

    /// <summary>The root element's name; null before it.</summary>
    public string? Root { get; private set; }

    public int Count => _open.Count;

    public (string Name, int Line) Innermost => _open.Peek();

    public void Begin(string name, int line)
    {
        Root ??= name;
        _open.Push((name, line));
    }

    public void End() => _open.Pop();
}
