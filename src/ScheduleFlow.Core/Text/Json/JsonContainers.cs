namespace ScheduleFlow.Core.Text.Json;

/// <summary>The objects and arrays that are still open, with the line of each opening bracket, for messages.</summary>
internal sealed class JsonContainers
{
    private readonly Stack<(bool IsArray, int Line)> _open = new();

    public int Count => _open.Count;

    public bool HasEnded { get; private set; }

    public (bool IsArray, int Line) Innermost => _open.Peek();

    public void Begin(bool isArray, int line) => _open.Push((isArray, line));

    public void End()
    {
        _open.Pop();
        HasEnded = _open.Count == 0;
    }
}
