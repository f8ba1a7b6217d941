using ScheduleFlow.Core.Formats.TvGuideXml;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// Walks through kept children, one element at a time. <see cref="XmlExtras"/> has checked them: they are well-formed, and
/// no text or value has a bracket.
/// </summary>
internal ref struct XmltvChildren(ReadOnlySpan<char> children)
{
    private ReadOnlySpan<char> _rest = children;

    /// <summary>The current element, with its tags.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public bool MoveNext()
    {
        var start = _rest.IndexOf('<');
        if (start < 0)
        {
            return false;
        }

        var depth = 0;
        var at = start;
        while (at >= 0 && at < _rest.Length)
        {
            var end = _rest[at..].IndexOf('>') + at;
            if (end < at)
            {
                return false;
            }

            depth += _rest[at + 1] == '/' ? -1 : _rest[end - 1] == '/' ? 0 : 1;
            if (depth == 0)
            {
                Current = _rest[start..(end + 1)];
                _rest = _rest[(end + 1)..];
                return true;
            }

            var next = _rest[end..].IndexOf('<');
            at = next < 0 ? -1 : end + next;
        }

        return false;
    }

    /// <summary>The name of the current element.</summary>
    public readonly ReadOnlySpan<char> Name
    {
        get
        {
            var end = Current.IndexOfAny(" />");
            return Current[1..end];
        }
    }
}
