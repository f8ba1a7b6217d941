namespace ScheduleFlow.Dashboard.Planning;

/// <summary>
/// Changes one piece of a plan's text. All else stays as it is written: comments, order, and keys that nothing here knows.
/// The nodes must be those of the text.
/// </summary>
internal static class PlanEdits
{
    /// <summary>Whether the plan is JSON, whose keys and texts have quotes.</summary>
    public static bool IsJson(string text) => text.TrimStart().StartsWith('{');

    /// <summary>Gives a key a value, as it is written.</summary>
    public static string Set(string text, PlanNode map, string key, string value)
    {
        if (map.Entry(key) is { } entry)
        {
            var node = entry.Value;
            return node.Kind == PlanNodeKind.Empty
                ? text.Insert(node.Start, (node.Start > 0 && text[node.Start - 1] == ':' ? " " : "") + value)
                : Replace(text, node.Start, node.End, value);
        }

        var written = $"{PlanQuotes.Write(key, isJson: IsJson(text))}: {value}";
        if (map.IsFlow)
        {
            return map.Entries.Count == 0
                ? Replace(text, map.Start + 1, map.IsClosed ? map.End - 1 : map.Start + 1, $" {written} ")
                : text.Insert(map.Entries[^1].Value.End, $", {written}");
        }

        if (map.Entries.Count == 0)
        {
            return $"{written}\n{text}";
        }

        return AddLine(text, map.End, new string(' ', map.Column) + written);
    }

    /// <summary>Takes a key away.</summary>
    public static string Remove(string text, PlanNode map, string key)
    {
        var index = map.Entries.FindIndex(entry => entry.Key == key);
        if (index < 0)
        {
            return text;
        }

        var entry = map.Entries[index];
        if (map.IsFlow)
        {
            return Cut(text, map.Entries.ConvertAll(item => (item.Start, item.Value.End)), index);
        }

        if (map.Entries.Count == 1)
        {
            return Replace(text, entry.Start, entry.Value.End, "{}");
        }

        // The first key of an object in a list stands behind its dash: the next one comes there.
        var line = LineStart(text, entry.Start);
        return text.AsSpan(line, entry.Start - line).IsWhiteSpace()
            ? text.Remove(line, LineEnd(text, entry.Value.End) - line)
            : Replace(text, entry.Start, map.Entries[1].Start, "");
    }

    /// <summary>Adds an item to a list of the plan, which begins with it if it is not there yet.</summary>
    public static string AddItem(string text, PlanNode parent, string section, string item)
    {
        var node = parent[section];
        if (node is not { Kind: PlanNodeKind.List, Items.Count: > 0 })
        {
            return parent.IsFlow || parent.Column > 0
                ? Set(text, parent, section, $"[{item}]")
                : node is null ? $"{text.TrimEnd()}\n\n{section}:\n  - {item}\n".TrimStart()
                : node.Kind == PlanNodeKind.Empty ? AddLine(text, node.End, $"  - {item}")
                : Set(text, parent, section, $"\n  - {item}");
        }

        return node.IsFlow
            ? text.Insert(node.Items[^1].End, $", {item}")
            : AddLine(text, node.End, $"{new string(' ', node.Column)}- {item}");
    }

    /// <summary>Adds a named object.</summary>
    public static string AddNamed(string text, PlanNode root, string section, string name, string value)
    {
        var node = root[section];
        var written = $"{PlanQuotes.Write(name, isJson: IsJson(text))}: {value}";
        return node is { Kind: PlanNodeKind.Map, Entries.Count: > 0 } ? Set(text, node, name, value)
            : root.IsFlow ? Set(text, root, section, $"{{ {written} }}")
            : node is null ? $"{text.TrimEnd()}\n\n{section}:\n  {written}\n".TrimStart()
            : node.Kind == PlanNodeKind.Empty ? AddLine(text, node.End, $"  {written}")
            : Set(text, root, section, $"\n  {written}");
    }

    /// <summary>Takes an item of a list away.</summary>
    public static string RemoveItem(string text, PlanNode list, int index)
    {
        if (list.IsFlow)
        {
            return Cut(text, list.Items.ConvertAll(item => (item.Start, item.End)), index);
        }

        if (list.Items.Count == 1)
        {
            var all = LineStart(text, list.Start);
            return Replace(text, all, list.End, $"{new string(' ', Math.Max(2, list.Column))}[]");
        }

        var (start, end) = Lines(text, list, index);
        return text.Remove(start, end - start);
    }

    /// <summary>Lets an item change places with the one after it.</summary>
    public static string Swap(string text, PlanNode list, int index)
    {
        var ((firstStart, firstEnd), (secondStart, secondEnd)) = list.IsFlow
            ? ((list.Items[index].Start, list.Items[index].End), (list.Items[index + 1].Start, list.Items[index + 1].End))
            : (Lines(text, list, index), Lines(text, list, index + 1));
        var (first, second) = (text[firstStart..firstEnd], text[secondStart..secondEnd]);
        if (!list.IsFlow && !second.EndsWith('\n'))
        {
            (first, second) = (first.TrimEnd('\n', '\r'), second + "\n");
        }

        return $"{text[..firstStart]}{second}{text[firstEnd..secondStart]}{first}{text[secondEnd..]}";
    }

    // The lines of an item, from its dash.
    private static (int Start, int End) Lines(string text, PlanNode list, int index)
    {
        var item = list.Items[index];
        var start = LineStart(text, item.Start);
        while (start > list.Start && !text.AsSpan(start).TrimStart(' ').StartsWith("-"))
        {
            start = LineStart(text, start - 1);
        }

        return (start, LineEnd(text, item.End));
    }

    // Of what commas part, one.
    private static string Cut(string text, List<(int Start, int End)> parts, int index) =>
        index + 1 < parts.Count ? Replace(text, parts[index].Start, parts[index + 1].Start, "")
        : index > 0 ? Replace(text, parts[index - 1].End, parts[index].End, "")
        : Replace(text, parts[0].Start, parts[0].End, "");

    private static string AddLine(string text, int after, string line)
    {
        var end = LineEnd(text, after);
        return end == text.Length && !text.EndsWith('\n') ? $"{text}\n{line}\n" : text.Insert(end, $"{line}\n");
    }

    private static string Replace(string text, int start, int end, string by) => $"{text[..start]}{by}{text[end..]}";

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length;
}
